import { checkInteger } from './check-integer.js';
import { InvalidArgumentError } from './invalid-argument-error.js';

/** The ends of an interval of accuracies, each 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval in which the true accuracy lies, given `correct` right answers out of `count`: Wilson's score interval
 * (Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927),
 * (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Unlike p ± z √(p(1 − p)/n) it stays right near 0 and 1.
 *
 * @param correct - 0 to `count`.
 * @param count - How many samples, 1 or more.
 * @param z - How many standard deviations: 1.96 for 95 %, 2.576 for 99 %.
 * @throws InvalidArgumentError where an argument is out of its range.
 */
export function wilsonInterval(correct: number, count: number, z = 1.96): Interval {
  checkInteger('count', count, 1);
  checkInteger('correct', correct, 0, count);
  if (!(z > 0 && z < Infinity)) {
    throw new InvalidArgumentError('z', 'is not a positive number', z, 'give 1.96 for 95 %');
  }
  const p = correct / count;
  const scale = 1 + z ** 2 / count;
  const centre = (p + z ** 2 / (2 * count)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / count + z ** 2 / (4 * count ** 2))) / scale;
  // At p = 0 and p = 1 an end is p exactly; rounding must not push it past.
  return { low: Math.min(Math.max(centre - half, 0), p), high: Math.max(Math.min(centre + half, 1), p) };
}
