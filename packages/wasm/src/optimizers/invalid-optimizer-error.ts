import { LenetError } from '@lenet5/core';

/** An option or a state of an optimizer is invalid. */
export class InvalidOptimizerError extends LenetError {
  static override readonly code = 'WASM_INVALID_OPTIMIZER';
  declare readonly code: typeof InvalidOptimizerError.code;
}
