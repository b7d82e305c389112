import { LenetError } from '@lenet5/core';

/** An argument is invalid. */
export class InvalidOptionError extends LenetError {
  static override readonly code = 'COMPILER_INVALID_OPTION';
  declare readonly code: typeof InvalidOptionError.code;
  /** Name of the argument: `batchSize`, `optimizer.beta1`. */
  readonly option: string;

  /**
   * @param found the value as text, or what is wrong with it
   * @param remedy what to pass instead, in the imperative: `use an integer from 1 to 64`
   * @param problem what is wrong, if not the value
   */
  constructor(option: string, found: string, remedy: string, problem = `${option} is invalid`) {
    super({ problem, found, remedy });
    this.option = option;
  }
}
