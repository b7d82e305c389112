import { LenetError } from '@lenet5/core';
import { describeCause } from './describe-cause.js';

/** Standard output cannot be written to: for example, it is redirected to a file on a full disk. */
export class OutputError extends LenetError {
  static override readonly code = 'CLI_OUTPUT';
  declare readonly code: typeof OutputError.code;

  constructor(cause: unknown) {
    super({
      problem: 'cannot write to standard output',
      found: describeCause(cause),
      remedy: 'redirect it to another file',
      cause,
    });
  }
}
