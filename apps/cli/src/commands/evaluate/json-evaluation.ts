import { confusionRows, meanCorruptedAccuracy } from '@lenet5/metrics';
import type { DataOrigin, SplitName } from '@lenet5/mnist';
import type { ImageSetWarning } from '../../data-set/image-set-warnings.js';
import type { OpenedModel } from '../../model-file/open-model.js';
import type { Evaluation } from './evaluation.js';

/** The images of an evaluation. */
interface EvaluatedImages extends Pick<DataOrigin, 'source' | 'verified' | 'notes'> {
  /** Absent if the classes are the ten digits. */
  readonly classNames?: readonly string[] | undefined;
  readonly split: SplitName;
  readonly warnings: readonly ImageSetWarning[];
}

/** What else an evaluation says: what the file of the model does not say, and what reading it changed; the files that were written. */
interface EvaluationContext extends Omit<OpenedModel, 'model'> {
  readonly files?: readonly string[];
}

/** An evaluation as JSON. The rows of the confusion matrix are the true classes. */
export function jsonEvaluation(
  evaluation: Evaluation,
  { source, split, verified, warnings, classNames, notes: dataNotes }: EvaluatedImages,
  { assumed, notes, files = [] }: EvaluationContext = {},
): string {
  const { images, accuracy, interval, loss, confusion, scores, calibrationError, mistakes } = evaluation;
  const { penalties, robustness } = evaluation;
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
    penalties,
    robustness: robustness && { ...robustness, mean: meanCorruptedAccuracy(robustness) },
    classNames,
    data: { source, split, verified, notes: dataNotes },
    warnings,
    assumed,
    notes,
    ...(files.length > 0 ? { files } : {}),
  });
}
