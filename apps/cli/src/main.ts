import { reportError } from './errors/report-error.js';
import { EXIT_DONE } from './exit-codes.js';
import { runProgram } from './program.js';
import { openTerminal } from './terminal/terminal.js';

/** A reader that has seen enough (`| head -1`) closes the pipe: that is no failure. Other stream errors are. */
function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT_DONE);
    throw error;
  });
}

/**
 * The whole program: runs the command line and turns every failure into lines on stderr and an exit code.
 *
 * @param words the command line without `node` and the script.
 */
export async function main(words: readonly string[]): Promise<number> {
  endQuietlyOnClosedPipe(process.stdout);
  endQuietlyOnClosedPipe(process.stderr);
  try {
    return await runProgram(words);
  } catch (error) {
    return reportError(error, openTerminal(process.stderr, { color: false, env: process.env }));
  }
}
