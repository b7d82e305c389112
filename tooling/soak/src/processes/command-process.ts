// A process that runs commands of `lenet5` one after the other: node command-process.js MODULE FOLDER
// MODULE is the module that runs the command of `process.argv`. Errors are made in FOLDER. Starting a process takes most of
// the time of a short run; a new evaluation of the module runs a command without it.
import { pathToFileURL } from 'node:url';
import type { Fault } from '../preload/patched-fs.js';
import type { Call } from '../training/train.js';

/** What the process is sent. */
export interface CommandRequest {
  readonly words: readonly string[];
  readonly fault?: Fault | undefined;
}

/** What it answers. */
export interface CommandAnswer {
  readonly call: Call;
  /** Whether the command has ended the process. */
  readonly hasEnded: boolean;
}

const [node = '', script = '', module = '', folder = ''] = process.argv;
process.env.LENET5_SOAK_FOLDER = folder;
// It reads the folder when it is loaded.
const { setFault } = await import('../preload/patched-fs.js');
const exit = process.exit;
const streams = ['stdout', 'stderr'] as const;
let calls = 0;

/** Collects what is written to a stream. Returns a function that stops and gives the text. */
function capture(name: (typeof streams)[number]): () => string {
  const stream = process[name];
  const { write } = stream;
  let text = '';
  stream.write = (chunk: string | Uint8Array, ...rest: readonly unknown[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const done = rest.at(-1);
    if (typeof done === 'function') process.nextTick(done);
    return true;
  };
  return () => {
    stream.write = write;
    return text;
  };
}

/** Removes the listeners that a command leaves to the end of its process. */
function removeListeners(): void {
  process.removeAllListeners('uncaughtException');
  for (const name of streams) process[name].removeAllListeners('error');
}

async function run({ words, fault }: CommandRequest): Promise<CommandAnswer> {
  const stdout = capture('stdout');
  const stderr = capture('stderr');
  process.argv = [node, script, ...words];
  setFault(fault);
  const exited = new Promise<number>((resolve) => {
    // The process ends when the answer is sent. To throw here, in the handler of an exception, would end it before.
    process.exit = ((code: number) => resolve(code)) as typeof process.exit;
  });
  const code = await Promise.race([import(`${pathToFileURL(module).href}?${calls++}`), exited]);
  setFault(undefined);
  removeListeners();
  const hasEnded = typeof code === 'number';
  return {
    call: { code: hasEnded ? code : Number(process.exitCode), stdout: stdout(), stderr: stderr() },
    hasEnded,
  };
}

process.on('message', async (request: CommandRequest) => {
  const answer = await run(request);
  process.send?.(answer, () => answer.hasEnded && exit());
});
process.send?.('ready');
