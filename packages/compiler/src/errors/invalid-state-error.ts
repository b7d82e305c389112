import { LenetError } from '@lenet5/core';

/** Weights, moments or a model do not match the program that they are passed to. */
export class InvalidStateError extends LenetError {
  static override readonly code = 'COMPILER_INVALID_STATE';
  declare readonly code: typeof InvalidStateError.code;
}
