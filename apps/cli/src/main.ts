import { OutputError } from './errors/output-error.js';
import { reportError } from './errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from './exit-codes.js';
import { runProgram } from './program.js';
import { openTerminal } from './terminal/terminal.js';

function report(error: unknown): number {
  return reportError(error, openTerminal(process.stderr, { color: false, env: process.env }));
}

/**
 * Handles errors of the output streams. EPIPE is not a failure: the reader has closed the pipe (`| head -1`). EIO means
 * that the terminal is closed: the SIGHUP that follows ends the process.
 */
function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    process.exit(error.code === 'EPIPE' ? EXIT_DONE : report(new OutputError(error)));
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    process.exit(error.code === 'EPIPE' ? EXIT_DONE : EXIT_FAILED);
  });
}

/**
 * Runs a command line. Reports every error on stderr.
 *
 * @param words the command line without `node` and the script.
 * @returns the exit code.
 */
export async function main(words: readonly string[]): Promise<number> {
  watchStreams();
  process.on('uncaughtException', (error) => process.exit(report(error)));
  try {
    return await runProgram(words);
  } catch (error) {
    return report(error);
  }
}
