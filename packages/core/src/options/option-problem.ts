import { formatValue } from '../errors/format-value.js';
import type { ErrorReport } from '../errors/lenet-error.js';

/** One invalid option. */
export interface OptionProblem extends ErrorReport {
  /** The option as the caller writes it: `earlyStopping.patience`, `--early-stopping`. */
  readonly option: string;
  readonly found: string;
}

/**
 * Reports an option with an invalid value.
 *
 * @param wanted the valid values as a noun phrase: `an integer from 1 to 64`
 *
 * @example
 * ```ts
 * import { formatReport, invalidOption } from '@lenet5/core';
 *
 * const problem = invalidOption('epochs', 0, 'an integer of at least 1');
 * console.log(formatReport(problem)); // epochs is invalid (0) — use an integer of at least 1
 * ```
 */
export function invalidOption(option: string, value: unknown, wanted: string): OptionProblem {
  return { option, problem: `${option} is invalid`, found: formatValue(value), remedy: `use ${wanted}` };
}
