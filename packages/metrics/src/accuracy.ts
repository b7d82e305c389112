import { checkPredictions } from './check-predictions.js';
import type { LabelArray } from './label-array.js';
import type { ScoreArray } from './score-array.js';

/**
 * The fraction of samples whose predicted class is the true class, 0 to 1.
 *
 * @param labels - True classes, shape `[count]`.
 * @param predictions - Either predicted classes as integers, shape `[count]`, or probabilities or logits as floats,
 * shape `[count, classes]`. The prediction of a row is its largest value, or the lowest class among equal values.
 * @throws InvalidArgumentError if the lengths disagree, a label is not a class, a value is NaN, or there are no samples.
 *
 *
 * @example
 * ```ts
 * import { accuracy } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(7, 2, 1, 0);
 * console.log(accuracy(labels, Uint8Array.of(7, 2, 1, 5))); // 0.75
 *
 * const probabilities = Float32Array.of(0.1, 0.9, 0.8, 0.2); // two samples, two classes
 * console.log(accuracy(Uint8Array.of(1, 1), probabilities)); // 0.5
 * ```
 */
export function accuracy(labels: LabelArray, predictions: LabelArray | ScoreArray): number {
  const predicted = checkPredictions(labels, predictions);
  let correct = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === predicted[i]) correct++;
  return correct / labels.length;
}
