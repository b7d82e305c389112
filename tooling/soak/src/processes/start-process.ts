import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const running = new Set<ChildProcess>();

/** Kills all processes that run. */
export async function killProcesses(): Promise<void> {
  await Promise.all([...running].map((child) => endProcess(child, 'SIGKILL')));
}

/** Starts one of the processes of this folder. What it writes to stderr is shown only if it fails by itself. */
export function startProcess(
  name: 'worker' | 'coordinator' | 'lock-racer' | 'command',
  ...args: readonly (string | number)[]
): ChildProcess {
  const path = fileURLToPath(new URL(`../../dist/processes/${name}-process.js`, import.meta.url));
  const child = fork(path, args.map(String), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  running.add(child);
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  child.on('exit', (code) => {
    running.delete(child);
    if (code !== null && code !== 0) console.error(`${name} process ended with ${code}: ${text}`);
  });
  return child;
}

/** Ends a process and waits for its end. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
