import { LenetError } from '@lenet5/core';
import { EXIT_FAILED, EXIT_USAGE } from '../exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { isFileSystemError, PathError } from './path-error.js';
import { UsageError } from './usage-error.js';

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/**
 * Writes an error to `terminal`: an expected error as one line, `lenet5: MESSAGE`; a bug with its stack and where to
 * report it. An error of the file system is expected: its cause is outside the program.
 *
 * @returns the exit code.
 */
export function reportError(thrown: unknown, terminal: Terminal): number {
  const error = isFileSystemError(thrown) ? new PathError(thrown.path, thrown) : thrown;
  if (LenetError.isInstance(error)) {
    terminal.line(`lenet5: ${oneLine(error.message)}`);
    return UsageError.isInstance(error) ? EXIT_USAGE : EXIT_FAILED;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.line(
    'lenet5: this is a bug in lenet5; please report it with these lines to the maintainers of @lenet5/cli',
  );
  for (const line of stack.split('\n')) terminal.line(line);
  return EXIT_FAILED;
}
