import { LenetError } from '../errors/lenet-error.js';
import { findUnknownOptions } from './unknown-options.js';

/** An option does not exist. */
export class UnknownOptionError extends LenetError {
  static override readonly code = 'CORE_UNKNOWN_OPTION';
  declare readonly code: typeof UnknownOptionError.code;
  /** The option as the caller writes it. */
  readonly option: string;

  /** @param problem what `findUnknownOptions()` found */
  constructor(problem: ReturnType<typeof findUnknownOptions>[number]) {
    super(problem);
    this.option = problem.option;
  }
}

/**
 * Checks the names of options.
 *
 * @throws UnknownOptionError for the first field that is not an option; it names the option that is probably meant.
 *
 * @example
 * ```ts
 * import { checkOptionNames, UnknownOptionError } from '@lenet5/core';
 *
 * checkOptionNames({ epochs: 2 }, ['epochs', 'seed']);
 * try {
 *   checkOptionNames({ epoch: 2 }, ['epochs', 'seed']);
 * } catch (error) {
 *   if (UnknownOptionError.isInstance(error)) console.log(error.remedy); // did you mean epochs?
 * }
 * ```
 */
export function checkOptionNames(options: object, known: readonly string[]): void {
  const [problem] = findUnknownOptions(options, known);
  if (problem) throw new UnknownOptionError(problem);
}
