import { accuracyNoise } from './accuracy-noise.js';
import type { History } from './history.js';
import { lossNoise } from './loss-noise.js';
import { plateauEpoch } from './plateau-epoch.js';

/** Notable epochs (counted from 1) and standard errors of a run with validation and finite losses. */
export interface LearningCurve {
  /** The last epoch. */
  readonly last: number;
  /** The epoch of the highest validation accuracy, or the first of several. */
  readonly best: number;
  /** The first epoch whose validation accuracy is within one standard error of the best. */
  readonly plateau: number;
  /** The epoch of the lowest validation loss, or the first of several. */
  readonly lowestLoss: number;
  /** Standard error of the best validation accuracy. */
  readonly noise: number;
  /** Standard error of the training accuracy at the plateau epoch. */
  readonly trainingNoise: number;
  /**
   * Standard error for comparing the last validation accuracy with the best: the larger of the two. The best of many
   * epochs is partly luck, and its estimate is too small for p near 1.
   */
  readonly lastNoise: number;
  /** Standard error for comparing the last validation loss with the lowest: the larger of the two. */
  readonly lossNoise: number;
}

/** Computes the curve. The validation lists must not be empty. */
export function learningCurve(
  history: History,
  validationCount: number,
  trainingCount: number,
): LearningCurve {
  const { accuracy, val_loss, val_accuracy } = history;
  const bestAccuracy = Math.max(...val_accuracy);
  const lowestLoss = Math.min(...val_loss);
  const noise = accuracyNoise(bestAccuracy, validationCount);
  const plateau = plateauEpoch(val_accuracy, noise);
  return {
    last: val_accuracy.length,
    best: val_accuracy.indexOf(bestAccuracy) + 1,
    plateau,
    lowestLoss: val_loss.indexOf(lowestLoss) + 1,
    noise,
    trainingNoise: accuracyNoise(accuracy[plateau - 1]!, trainingCount),
    lastNoise: Math.max(noise, accuracyNoise(val_accuracy.at(-1)!, validationCount)),
    lossNoise: Math.max(
      lossNoise(lowestLoss, val_accuracy[val_loss.indexOf(lowestLoss)]!, validationCount),
      lossNoise(val_loss.at(-1)!, val_accuracy.at(-1)!, validationCount),
    ),
  };
}
