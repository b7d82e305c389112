import { checkPredictions } from './check-predictions.js';
import type { LabelArray } from './label-array.js';
import type { ScoreArray } from './score-array.js';

/**
 * The share of samples whose predicted class is the true one, 0 to 1.
 *
 * @param labels - True classes, shape `[count]`.
 * @param predictions - Predicted classes as integers, shape `[count]`; or probabilities (or logits) as floats, shape
 * `[count, classes]`, of which the largest of a row is the prediction, the lowest class of equal ones.
 * @throws InvalidArgumentError where the lengths do not agree, a label is no class, a value is NaN, or nothing is given.
 */
export function accuracy(labels: LabelArray, predictions: LabelArray | ScoreArray): number {
  const predicted = checkPredictions(labels, predictions);
  let correct = 0;
  for (let i = 0; i < labels.length; i++) if (labels[i] === predicted[i]) correct++;
  return correct / labels.length;
}
