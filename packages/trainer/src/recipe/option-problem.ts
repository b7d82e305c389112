import { type ErrorReport, formatValue } from '@lenet5/core';

/** One invalid option. */
export interface OptionProblem extends ErrorReport {
  /** The option as the caller writes it: `earlyStopping.patience`, `--early-stopping`. */
  readonly option: string;
}

/** @param wanted the valid values as a noun phrase */
export function invalidOption(option: string, found: unknown, wanted: string): OptionProblem {
  return { option, problem: `${option} is invalid`, found: formatValue(found), remedy: `use ${wanted}` };
}
