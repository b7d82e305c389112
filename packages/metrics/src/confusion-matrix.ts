import { checkInteger } from './check-integer.js';
import { checkPredictions } from './check-predictions.js';
import type { LabelArray } from './label-array.js';
import type { ScoreArray } from './score-array.js';

/** How often each class was predicted for each true class. Plain data, so `postMessage` can send it. */
export interface ConfusionMatrix {
  /** Number of classes, at least 2. */
  readonly classes: number;
  /** Shape `[classes, classes]`, row-major: the row is the true class, the column the predicted class. */
  readonly counts: Uint32Array;
}

/**
 * Counts the samples of each true class (row) by predicted class (column).
 *
 * @param labels - True classes, shape `[count]`.
 * @param predictions - Either predicted classes as integers, shape `[count]`, or probabilities or logits as floats,
 * shape `[count, classes]`.
 * @throws InvalidArgumentError if the lengths disagree, a label is out of range, or a value is NaN.
 *
 *
 * @example
 * ```ts
 * import { confusionMatrix, confusionRows } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(0, 0, 1, 1);
 * const predicted = Uint8Array.of(0, 1, 1, 1);
 * console.log(confusionRows(confusionMatrix(labels, predicted, 2))); // [ [ 1, 1 ], [ 0, 2 ] ]
 * ```
 */
export function confusionMatrix(
  labels: LabelArray,
  predictions: LabelArray | ScoreArray,
  classes: number,
): ConfusionMatrix {
  checkInteger('classes', classes, 2);
  const predicted = checkPredictions(labels, predictions, classes);
  const counts = new Uint32Array(classes * classes);
  for (let i = 0; i < labels.length; i++) counts[labels[i]! * classes + predicted[i]!]!++;
  return { classes, counts };
}
