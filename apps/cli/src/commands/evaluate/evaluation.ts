import {
  accuracy,
  type ConfusionMatrix,
  confusionMatrix,
  crossEntropy,
  expectedCalibrationError,
  type Interval,
  type Mistake,
  mostConfidentMistakes,
  type PerClassScores,
  perClassScores,
  wilsonInterval,
} from '@lenet5/metrics';
import { CLASSES, type ImageSet } from '@lenet5/mnist';

/** The scores of a model on a set of images. */
export interface Evaluation {
  readonly images: number;
  /** Fraction of correct predictions. */
  readonly accuracy: number;
  /** 95 % confidence interval of the accuracy (Wilson). */
  readonly interval: Interval;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  readonly confusion: ConfusionMatrix;
  readonly scores: PerClassScores;
  /** Expected calibration error over 15 bins, from 0 to 1. */
  readonly calibrationError: number;
  /** The most confident mistakes, at most ten. */
  readonly mistakes: readonly Mistake[];
}

const MISTAKES = 10;

/**
 * Scores predictions.
 *
 * @param probabilities of the classes, shape `[count, 10]`.
 */
export function evaluate({ labels, count }: ImageSet, probabilities: Float32Array): Evaluation {
  const fraction = accuracy(labels, probabilities);
  const confusion = confusionMatrix(labels, probabilities, CLASSES);
  return {
    images: count,
    accuracy: fraction,
    interval: wilsonInterval(Math.round(fraction * count), count),
    loss: crossEntropy(labels, probabilities, CLASSES),
    confusion,
    scores: perClassScores(confusion),
    calibrationError: expectedCalibrationError(labels, probabilities, CLASSES).ece,
    mistakes: mostConfidentMistakes(labels, probabilities, CLASSES, MISTAKES),
  };
}
