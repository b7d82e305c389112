import { LenetError } from '@lenet5/core';

/** An argument from which a metric cannot be computed. */
export class InvalidArgumentError extends LenetError {
  static override readonly code = 'METRICS_INVALID_ARGUMENT';
  declare readonly code: typeof InvalidArgumentError.code;
  /** The argument as in the signature of the function, with its index if it has one: `labels[3]`. */
  readonly argument: string;

  /**
   * @param problem - What is wrong with the argument: `is empty`.
   * @param found - The value that was found.
   * @param remedy - What to pass instead.
   */
  constructor(argument: string, problem: string, found: string | number, remedy: string) {
    super({ problem: `${argument} ${problem}`, found: String(found), remedy });
    this.argument = argument;
  }
}
