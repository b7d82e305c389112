import { checkInteger } from './check-integer.js';

/** The scores of a model that has learned nothing. */
export interface ChanceLevel {
  /** Mean cross-entropy of guessing, in nats: −ln(1/classes). */
  readonly loss: number;
  /** The highest accuracy to expect from guessing, 0 to 1. */
  readonly accuracy: number;
}

/**
 * How much more frequent than the average the most frequent class may be. A model that predicts one class for every image
 * scores the fraction of that class: on MNIST's test images 11.35 % instead of 10 %.
 */
const IMBALANCE = 1.2;

/**
 * The scores of guessing among `classes` roughly balanced classes: a loss of ln(classes), and an accuracy of 1.2/classes,
 * because the most frequent class may be 20 % more frequent than the average.
 *
 * @throws InvalidArgumentError if `classes` is not an integer of at least 2.
 *
 *
 * @example
 * ```ts
 * import { chanceLevel } from '@lenet5/metrics';
 *
 * console.log(chanceLevel(10)); // { loss: 2.303, accuracy: 0.12 }
 * ```
 */
export function chanceLevel(classes: number): ChanceLevel {
  checkInteger('classes', classes, 2);
  return { loss: Math.log(classes), accuracy: IMBALANCE / classes };
}
