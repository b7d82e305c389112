import { EXIT_FAILED, EXIT_USAGE } from '../exit-codes.js';
import type { Terminal } from '../terminal/terminal.js';
import { isExpectedError } from './expected-error.js';

/** Where bugs are told. */
const ISSUES = 'the issue tracker of @lenet5/cli (npm bugs @lenet5/cli opens it)';

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

/**
 * Tells a failure and gives the exit code it ends with: an expected one in a single line, `lenet5: MESSAGE`; a bug
 * with its stack and where to report it.
 */
export function reportError(error: unknown, terminal: Terminal): number {
  if (isExpectedError(error)) {
    terminal.line(`lenet5: ${oneLine(error.message)}`);
    return error.code === 'USAGE' ? EXIT_USAGE : EXIT_FAILED;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.line(`lenet5: this is a bug in lenet5; please report it, with these lines, at ${ISSUES}`);
  terminal.line(stack);
  return EXIT_FAILED;
}
