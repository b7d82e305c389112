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

/** What a model scored on images. */
export interface Evaluation {
  readonly images: number;
  /** Share predicted right, 0 to 1. */
  readonly accuracy: number;
  /** Where the true accuracy lies with 95 % certainty (Wilson). */
  readonly interval: Interval;
  /** Mean cross-entropy, in nats. */
  readonly loss: number;
  readonly confusion: ConfusionMatrix;
  readonly scores: PerClassScores;
  /** Expected calibration error over 15 bins, 0 to 1. */
  readonly calibrationError: number;
  /** The most confident ones, at most ten. */
  readonly mistakes: readonly Mistake[];
}

const MISTAKES = 10;

/** Scores what a model made of images: class probabilities, shape `[count, 10]`. */
export function evaluate({ labels, count }: ImageSet, probabilities: Float32Array): Evaluation {
  const share = accuracy(labels, probabilities);
  const confusion = confusionMatrix(labels, probabilities, CLASSES);
  return {
    images: count,
    accuracy: share,
    interval: wilsonInterval(Math.round(share * count), count),
    loss: crossEntropy(labels, probabilities, CLASSES),
    confusion,
    scores: perClassScores(confusion),
    calibrationError: expectedCalibrationError(labels, probabilities, CLASSES).ece,
    mistakes: mostConfidentMistakes(labels, probabilities, CLASSES, MISTAKES),
  };
}
