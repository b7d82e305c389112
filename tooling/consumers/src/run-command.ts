import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** A command that runs in a project. */
export interface CommandOptions {
  /** Variables to add to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The command is stopped after this time, in seconds. The default is 300. */
  readonly seconds?: number;
}

/**
 * Runs a shell command in a folder, with the commands of its `node_modules` on the PATH. Resolves to its stdout.
 * @throws Error with the output if the command fails or takes too long.
 */
export async function runCommand(
  command: string,
  folder: string,
  { env = {}, seconds = 300 }: CommandOptions = {},
): Promise<string> {
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: projectEnvironment(folder, env),
  });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stopCommand(child.pid);
  }, seconds * 1000);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearTimeout(timer);
  if (isLate) throw new Error(`${command}: stopped after ${seconds} seconds\n${output}`);
  if (code !== 0) throw new Error(`${command}: exit code ${code}\n${output}`);
  return stdout;
}

/** The environment of this process without the settings that its package manager set, and with `env`. */
export function projectEnvironment(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm|pnpm|yarn)_/i.test(name));
  const path = [join(folder, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...(Object.fromEntries(inherited) as Record<string, string>), PATH: path, CI: '1', ...env };
}

/** Stops a command that was started as a process group, and the processes that it started. */
export function stopCommand(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
