import { formatValue } from '../errors/format-value.js';
import { nearestName } from './nearest-name.js';
import { invalidOption, type OptionProblem } from './option-problem.js';

/**
 * Reports the fields of an object that are not options: without this check, a misspelled option would have no effect.
 * A field that is undefined counts as absent. An array or a typed array is one problem: its elements are not fields.
 *
 * @param known The names of the options.
 * @param parent The option that holds the object: `optimizer`; empty for the options of a call.
 *
 * @example
 * ```ts
 * import { findUnknownOptions } from '@lenet5/core';
 *
 * const [problem] = findUnknownOptions({ beta: 0.9 }, ['beta1', 'beta2'], 'optimizer');
 * console.log(problem?.option, '—', problem?.remedy); // optimizer.beta — did you mean beta1?
 * ```
 */
export function findUnknownOptions(options: object, known: readonly string[], parent = ''): OptionProblem[] {
  if (Array.isArray(options) || ArrayBuffer.isView(options))
    return [invalidOption(parent || 'options', options, `an object with ${known.join(', ')}`)];
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !known.includes(name))
    .map(([name, value]) => {
      const option = parent === '' ? name : `${parent}.${name}`;
      const nearest = nearestName(name, known);
      const remedy = nearest === undefined ? `use ${known.join(', ')}` : `did you mean ${nearest}?`;
      return { option, problem: `${option} is not an option`, found: formatValue(value), remedy };
    });
}
