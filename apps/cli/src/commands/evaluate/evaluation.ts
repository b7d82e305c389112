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
import type { AnyImageSet } from '@lenet5/mnist';
import type { Scored } from '../../model-file/predict-all.js';
import { type PenaltySummary, summarizePenalties } from './penalty-summary.js';

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
  /** Expected calibration error over 15 bins, from 0 to 1; of penalties, that of the probabilities among the ten digits. */
  readonly calibrationError: number;
  /** The most confident mistakes, at most ten. */
  readonly mistakes: readonly Mistake[];
  /** What the penalties say; absent unless the model ends in Softmin. */
  readonly penalties?: PenaltySummary;
  /** The accuracy on corrupted images, if it was measured. */
  readonly robustness?: Robustness;
}

const MISTAKES = 10;

/** Summarizes the output of a model for a set of images. */
export function evaluate(
  { labels, count }: AnyImageSet,
  { probabilities, amongDigits, scores, loss, robustness }: Scored,
): Evaluation {
  const classes = amongDigits.length / count;
  const fraction = accuracy(labels, amongDigits);
  const confusion = confusionMatrix(labels, amongDigits, classes);
  return {
    images: count,
    accuracy: fraction,
    interval: wilsonInterval(Math.round(fraction * count), count),
    loss,
    confusion,
    scores: perClassScores(confusion),
    calibrationError: expectedCalibrationError(labels, amongDigits, classes).ece,
    mistakes: mostConfidentMistakes(labels, amongDigits, classes, MISTAKES),
    ...(scores ? { penalties: summarizePenalties(labels, probabilities, scores) } : {}),
    ...(robustness ? { robustness } : {}),
  };
}
