import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const BIN: string = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** The result of a call. */
export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to call the program. */
export interface CliOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the complete stdout whenever it grows. */
  readonly onStdout?: (stdout: string, child: ChildProcess) => void;
  /** Called with the complete stderr whenever it grows. */
  readonly onStderr?: (stderr: string, child: ChildProcess) => void;
}

/** Runs a program to its end, isolated from the locale, terminal and colors of this process. */
export function runProcess(
  command: string,
  words: readonly string[],
  options: CliOptions,
): Promise<CliResult> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, LANG: 'C.UTF-8', ...options.env };
  const child = spawn(command, words, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    options.onStdout?.(stdout, child);
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    options.onStderr?.(stderr, child);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs the built `lenet5` with these arguments. */
export function runCli(words: readonly string[], options: CliOptions): Promise<CliResult> {
  return runProcess(process.execPath, [BIN, ...words], options);
}

/**
 * Runs the built `lenet5` with a limit on the size of files. To the program, this resembles a full disk.
 *
 * @param bytes the limit, rounded down to the 512-byte blocks of `ulimit`.
 */
export function runLimited(bytes: number, words: readonly string[], options: CliOptions): Promise<CliResult> {
  const line = `ulimit -f ${Math.floor(bytes / 512)} && exec "$@"`;
  return runProcess('sh', ['-c', line, 'sh', process.execPath, BIN, ...words], options);
}

/** Parses JSON Lines. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
}
