import { InvalidArgumentError } from './invalid-argument-error.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { predictedLabels } from './predicted-labels.js';
import { checkScores, isScoreArray, type ScoreArray } from './score-array.js';

/**
 * Checks true labels against predictions and returns the predicted labels. Integers are labels, shape `[count]`; floats
 * are class probabilities or logits, shape `[count, classes]`.
 */
export function checkPredictions(
  labels: LabelArray,
  predictions: LabelArray | ScoreArray,
  classes?: number,
): LabelArray {
  checkLabels('labels', labels, classes);
  if (isScoreArray(predictions)) {
    const width = classes ?? Math.floor(predictions.length / labels.length);
    checkScores('predictions', predictions, labels.length, Math.max(width, 2));
    checkLabels('labels', labels, width);
    return predictedLabels(predictions, width);
  }
  checkLabels('predictions', predictions, classes);
  if (predictions.length !== labels.length) {
    const remedy = `use ${labels.length}, one per label`;
    throw new InvalidArgumentError(
      'predictions',
      'has the wrong length',
      predictions.length.toLocaleString('en-US'),
      remedy,
    );
  }
  return predictions;
}
