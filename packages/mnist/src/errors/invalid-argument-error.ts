import { type ErrorReport, LenetError } from '@lenet5/core';

/** An argument of a function is invalid. */
export class InvalidArgumentError extends LenetError {
  static override readonly code = 'MNIST_INVALID_ARGUMENT';
  declare readonly code: typeof InvalidArgumentError.code;
  /** The argument as in the signature of the function: `indices[3]`. */
  readonly argument: string;

  constructor(argument: string, report: ErrorReport) {
    super(report);
    this.argument = argument;
  }
}
