import { confusionRows } from '@lenet5/metrics';
import type { Mnist } from '@lenet5/mnist';
import type { Split } from '../../data-set/load-data-set.js';
import type { Assumed } from '../../model-file/open-model.js';
import type { Evaluation } from './evaluation.js';

/** An evaluation as JSON. `assumed` is what the file of the model does not say. The rows of the confusion matrix are the true classes. */
export function jsonEvaluation(
  evaluation: Evaluation,
  { source, verified }: Mnist,
  split: Split,
  assumed?: Assumed,
): string {
  const { images, accuracy, interval, loss, confusion, scores, calibrationError, mistakes } = evaluation;
  return JSON.stringify({
    images,
    accuracy,
    loss,
    confusion: confusionRows(confusion),
    accuracyInterval: [interval.low, interval.high],
    calibrationError,
    perClass: scores.perClass,
    macro: scores.macro,
    mistakes: mistakes.map(({ index, label, predicted, confidence }) => ({
      index,
      true: label,
      predicted,
      confidence,
    })),
    data: { source, split, verified },
    assumed,
  });
}
