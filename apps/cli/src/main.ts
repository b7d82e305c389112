import { OutputError } from './errors/output-error.js';
import { reportError } from './errors/report-error.js';
import { EXIT_DONE, EXIT_FAILED } from './exit-codes.js';
import { runProgram } from './program.js';
import { openTerminal } from './terminal/terminal.js';

function tell(error: unknown): number {
  return reportError(error, openTerminal(process.stderr, { color: false, env: process.env }));
}

/**
 * A reader that has seen enough (`| head -1`) closes the pipe: that is no failure. A full disk is one. Where the terminal
 * was closed nobody reads: the SIGHUP that comes of it ends what runs.
 */
function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    process.exit(error.code === 'EPIPE' ? EXIT_DONE : tell(new OutputError(error)));
  });
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EIO') return;
    process.exit(error.code === 'EPIPE' ? EXIT_DONE : EXIT_FAILED);
  });
}

/**
 * The whole program: runs the command line and turns every failure into lines on stderr and an exit code.
 *
 * @param words the command line without `node` and the script.
 */
export async function main(words: readonly string[]): Promise<number> {
  watchStreams();
  process.on('uncaughtException', (error) => process.exit(tell(error)));
  try {
    return await runProgram(words);
  } catch (error) {
    return tell(error);
  }
}
