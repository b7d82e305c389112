import { OutputError } from './errors/output-error.js';
import { reportError } from './errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from './exit-codes.js';
import { runProgram } from './program.js';
import { openTerminal } from './terminal/terminal.js';

function report(error: unknown): number {
  return reportError(error, openTerminal(process.stderr, { color: false, env: process.env }));
}

let isPipeClosed = false;

/**
 * Handles EPIPE: the reader has closed the pipe (`| head -1`). A command that listens for SIGPIPE, such as `train`, saves
 * its work first; its later writes fail too and are ignored. Any other command ends: its output was its only result.
 */
function handleClosedPipe(): void {
  if (isPipeClosed) return;
  isPipeClosed = process.emit('SIGPIPE', 'SIGPIPE');
  if (!isPipeClosed) process.exit(EXIT_DONE);
}

/**
 * Handles errors of the output streams. EIO means that the terminal is closed: the SIGHUP that follows ends the process.
 */
function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    if (error.code === 'EPIPE') handleClosedPipe();
    else process.exit(report(new OutputError(error)));
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    if (error.code === 'EPIPE') handleClosedPipe();
    else process.exit(EXIT_FAILED);
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
