import { LenetError } from '@lenet5/core';

/** An option of the sweep, or a value of its space, is not valid. */
export class InvalidSweepError extends LenetError {
  static override readonly code = 'SWEEP_OPTION_INVALID';
  declare readonly code: typeof InvalidSweepError.code;
}
