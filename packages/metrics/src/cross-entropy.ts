import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkProbabilities, type ScoreArray } from './score-array.js';

/** Keras's `epsilon()`: probabilities are clipped to [ε, 1 − ε] before the logarithm. */
const EPSILON = 1e-7;

/**
 * The mean of −ln p(true class) over the samples, in nats. As in Keras, p is clipped to [1e-7, 1 − 1e-7], so one sample
 * contributes at most 16.1 nats and the lowest possible mean is 1e-7, not 0.
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`; each row sums to 1.
 * @throws InvalidArgumentError if the lengths disagree, a label is out of range, or a row is not a distribution.
 *
 *
 * @example
 * ```ts
 * import { crossEntropy } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(0, 1);
 * const probabilities = Float32Array.of(0.9, 0.1, 0.2, 0.8); // −(ln 0.9 + ln 0.8) / 2
 * console.log(crossEntropy(labels, probabilities, 2)); // 0.1643
 * ```
 */
export function crossEntropy(labels: LabelArray, probabilities: ScoreArray, classes: number): number {
  checkInteger('classes', classes, 2);
  checkLabels('labels', labels, classes);
  checkProbabilities('probabilities', probabilities, labels.length, classes);
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const p = probabilities[row * classes + labels[row]!]!;
    sum -= Math.log(Math.min(Math.max(p, EPSILON), 1 - EPSILON));
  }
  return sum / labels.length;
}
