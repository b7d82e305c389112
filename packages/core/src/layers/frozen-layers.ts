import { formatValue } from '../errors/format-value.js';
import type { OptionProblem } from '../options/option-problem.js';

/**
 * Checks the names of layers whose weights training does not change.
 *
 * @param names of the layers with weights
 * @returns what is wrong: a name that is not among them, or no layer that is left; undefined if nothing is
 *
 * @example
 * ```ts
 * import { findFrozenProblem } from '@lenet5/core';
 *
 * const names = ['conv1', 'conv2', 'dense1'];
 * console.log(findFrozenProblem(names, ['conv1', 'conv2'])); // undefined
 * console.log(findFrozenProblem(names, ['conv3'])?.remedy); // use some of conv1, conv2, dense1
 * ```
 */
export function findFrozenProblem(
  names: readonly string[],
  freeze: readonly string[],
): OptionProblem | undefined {
  const option = 'freeze';
  const wrong = freeze.find((name) => !names.includes(name));
  if (wrong !== undefined) {
    const problem = 'freeze names no layer with weights';
    return { option, problem, found: formatValue(wrong), remedy: `use some of ${names.join(', ')}` };
  }
  if (names.some((name) => !freeze.includes(name))) return undefined;
  const remedy = 'leave out at least one layer';
  return { option, problem: 'freeze leaves no layer to train', found: freeze.join(', '), remedy };
}
