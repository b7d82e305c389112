import { checkInteger } from './check-integer.js';
import { InvalidArgumentError } from './invalid-argument-error.js';

/** A confidence interval of an accuracy. */
export interface Interval {
  /** Lower limit, 0 to 1. */
  readonly low: number;
  /** Upper limit, 0 to 1. */
  readonly high: number;
}

/**
 * The confidence interval of an accuracy, given `correct` correct predictions out of `count`: Wilson's score interval
 * (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927),
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Unlike p ± z √(p(1 − p)/n), it is accurate near 0 and 1.
 *
 * @param correct - 0 to `count`.
 * @param count - Number of samples, 1 or more.
 * @param z - Number of standard deviations: 1.96 for 95 %, 2.576 for 99 %.
 * @throws InvalidArgumentError if an argument is out of range.
 *
 *
 * @example
 * ```ts
 * import { wilsonInterval } from '@lenet5/metrics';
 *
 * console.log(wilsonInterval(9_863, 10_000)); // { low: 0.9838, high: 0.9884 }
 * ```
 */
export function wilsonInterval(correct: number, count: number, z = 1.96): Interval {
  checkInteger('count', count, 1);
  checkInteger('correct', correct, 0, count);
  if (!(z > 0 && z < Infinity)) {
    throw new InvalidArgumentError('z', 'is not a positive number', z, 'use 1.96 for 95 %');
  }
  const p = correct / count;
  const scale = 1 + z ** 2 / count;
  const center = (p + z ** 2 / (2 * count)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / count + z ** 2 / (4 * count ** 2))) / scale;
  // At p = 0 and p = 1 one limit is exactly p; the clamp removes rounding errors.
  return { low: Math.min(Math.max(center - half, 0), p), high: Math.max(Math.min(center + half, 1), p) };
}
