import { checkOption, type OptionSpec } from '@lenet5/core';
import { InvalidOptimizerError } from './invalid-optimizer-error.js';

/**
 * Checks options by name; undefined stands for an option that was not given.
 *
 * @throws {InvalidOptimizerError} for the first invalid option.
 */
export function checkOptimizerOptions(
  specs: Readonly<Record<string, OptionSpec>>,
  options: Readonly<Record<string, unknown>>,
): void {
  for (const [name, spec] of Object.entries(specs)) {
    const problem = options[name] === undefined ? undefined : checkOption(name, spec, options[name]);
    if (problem) throw new InvalidOptimizerError(problem);
  }
}
