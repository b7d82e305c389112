import {
  accuracy,
  type ConfusionMatrix,
  confusionMatrix,
  expectedCalibrationError,
  type Interval,
  type Mistake,
  mostConfidentMistakes,
  type PerClassScores,
  perClassScores,
  type Robustness,
  wilsonInterval,
} from '@lenet5/metrics';
import { CLASSES, type ImageSet } from '@lenet5/mnist';
import type { Scored } from '../../model-file/predict-all.js';

/** The scores of a model on a set of images. */
export interface Evaluation {
  readonly images: number;
  /** Fraction of correct predictions. */
  readonly accuracy: number;
  /** 95 % confidence interval of the accuracy (Wilson). */
  readonly interval: Interval;
  /** Mean cross-entropy in nats, computed from the logits. */
  readonly loss: number;
  readonly confusion: ConfusionMatrix;
  readonly scores: PerClassScores;
  /** Expected calibration error over 15 bins, from 0 to 1. */
  readonly calibrationError: number;
  /** The most confident mistakes, at most ten. */
  readonly mistakes: readonly Mistake[];
  /** The accuracy on corrupted images, if it was measured. */
  readonly robustness?: Robustness;
}

const MISTAKES = 10;

/** Summarizes the output of a model for a set of images. */
export function evaluate(
  { labels, count }: ImageSet,
  { probabilities, loss, robustness }: Scored,
): Evaluation {
  const fraction = accuracy(labels, probabilities);
  const confusion = confusionMatrix(labels, probabilities, CLASSES);
  return {
    images: count,
    accuracy: fraction,
    interval: wilsonInterval(Math.round(fraction * count), count),
    loss,
    confusion,
    scores: perClassScores(confusion),
    calibrationError: expectedCalibrationError(labels, probabilities, CLASSES).ece,
    mistakes: mostConfidentMistakes(labels, probabilities, CLASSES, MISTAKES),
    ...(robustness ? { robustness } : {}),
  };
}
