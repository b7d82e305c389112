import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkProbabilities, type ScoreArray } from './score-array.js';

/** Keras's `epsilon()`: probabilities are clipped to ε … 1 − ε before the logarithm. */
const EPSILON = 1e-7;

/**
 * The mean over the samples of −ln p(true class), in nats. p is clipped to 1e-7 … 1 − 1e-7 as in Keras, so that the
 * worst a single sample can cost is 16.1 nats, and the best mean is 1e-7, not 0.
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`, each row summing to 1.
 * @throws InvalidArgumentError where the lengths do not agree, a label is out of range, or a row is not a distribution.
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
