import { formatQuantity } from '@lenet5/core';
import { InvalidArgumentError } from './invalid-argument-error.js';
import type { LabelArray } from './label-array.js';
import { NAN_REMEDY, type ScoreArray } from './score-array.js';

/**
 * The index of the largest value from `start` up to but not including `end`, counted from `start`. Among equal values
 * the first wins.
 *
 * @param values - Shape `[length]`, or a matrix of which `start` and `end` delimit one row.
 * @throws InvalidArgumentError if the range is empty or contains NaN.
 *
 *
 * @example
 * ```ts
 * import { argmax } from '@lenet5/metrics';
 *
 * const logits = Float32Array.of(0.1, 2.5, 0.3, 4.2, 1.1, 0.4); // two rows of three classes
 * console.log(argmax(logits.subarray(0, 3))); // 1
 * console.log(argmax(logits, 3, 6)); // 0
 * ```
 */
export function argmax(values: ScoreArray | LabelArray, start = 0, end: number = values.length): number {
  if (!(start >= 0 && start < end && end <= values.length)) {
    const found = `${start} to ${end} of ${formatQuantity(values.length, 'value')}`;
    throw new InvalidArgumentError('values', 'has no value in the range', found, 'use at least one value');
  }
  let best = start;
  for (let i = start; i < end; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) {
      throw new InvalidArgumentError(`values[${i}]`, 'is not a number', 'NaN', NAN_REMEDY);
    }
    if (value > values[best]!) best = i;
  }
  return best - start;
}
