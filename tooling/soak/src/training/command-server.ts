import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { LENET5_COMMAND_LINE } from '../bundle-cli.js';
import type { Fault } from '../preload/patched-fs.js';
import type { CommandAnswer, CommandRequest } from '../processes/command-process.js';
import { endProcess, startProcess } from '../processes/start-process.js';
import type { Call } from './train.js';

/** Commands of one process, so that what they leave behind, such as compiled code and temporary data, does not add up. */
const MOST_CALLS = 100;

/** Runs commands of `lenet5` in a process that is kept, and makes errors in what they write below a folder. */
export class CommandServer {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #calls = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Runs a command. If it ends the process, its code is null. */
  async call(words: readonly string[], fault?: Fault): Promise<Call> {
    const child = await this.#start();
    const answer = await answerOf(child, { words, fault });
    if (!answer) return { code: null, stdout: '', stderr: `the process ended with ${child.exitCode}` };
    if (answer.hasEnded) await this.close();
    return answer.call;
  }

  async close(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    this.#calls = 0;
    if (child) await endProcess(child, 'SIGKILL');
  }

  async #start(): Promise<ChildProcess> {
    if (this.#calls++ === MOST_CALLS || this.#process?.exitCode !== null) await this.close();
    if (this.#process) return this.#process;
    this.#process = startProcess('command', LENET5_COMMAND_LINE, this.#folder);
    await once(this.#process, 'message');
    return this.#process;
  }
}

/** Waits for the answer of a process; undefined if it ends without one. */
async function answerOf(child: ChildProcess, request: CommandRequest): Promise<CommandAnswer | undefined> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const answered = once(child, 'message', { signal }).then(([answer]: CommandAnswer[]) => answer);
  const ended = once(child, 'exit', { signal }).then(() => undefined);
  for (const one of [answered, ended]) one.catch(() => undefined);
  child.send(request);
  const answer = await Promise.race([answered, ended]);
  waiting.abort();
  return answer;
}
