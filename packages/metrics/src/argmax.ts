import { InvalidArgumentError } from './invalid-argument-error.js';
import type { LabelArray } from './label-array.js';
import type { ScoreArray } from './score-array.js';

/**
 * The index of the largest value between `start` and `end` (exclusive), counted from `start`; the first of equal ones.
 *
 * @param values - Shape `[length]`, or a matrix whose row lies from `start` to `end`.
 * @throws InvalidArgumentError where the range is empty, or holds a NaN.
 */
export function argmax(values: ScoreArray | LabelArray, start = 0, end: number = values.length): number {
  if (!(start >= 0 && start < end && end <= values.length)) {
    const found = `${start} to ${end} of ${values.length}`;
    throw new InvalidArgumentError('values', 'has nothing to choose from', found, 'give at least one value');
  }
  let best = start;
  for (let i = start; i < end; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      throw new InvalidArgumentError(`values[${i}]`, 'is not a number', 'NaN', 'see where it arose');
    }
    if (value > values[best]!) best = i;
  }
  return best - start;
}
