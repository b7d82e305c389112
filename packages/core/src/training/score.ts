/** Loss and hits of a span or of an evaluation, as sums, so that scores can be added. */
export interface Score {
  /** Number of images. */
  readonly images: number;
  /** Sum of the loss over the images; a cross-entropy is in nats. In training, with the weights before each step. */
  readonly lossSum: number;
  /**
   * Number of images whose most probable class is the label. Of sigmoid units, the number of outputs that are on the side of ½ of their
   * target; of other units 0.
   */
  readonly correct: number;
  /** Mean loss of each step. Empty if an engine does not record it in evaluations. */
  readonly stepLosses: Float32Array;
}

/**
 * Adds the scores of consecutive spans.
 *
 * @example
 * ```ts
 * import { addScores } from '@lenet5/core';
 *
 * const first = { images: 64, lossSum: 96, correct: 20, stepLosses: Float32Array.of(2, 1) };
 * const second = { images: 8, lossSum: 4, correct: 5, stepLosses: Float32Array.of(0.5) };
 * const { images, lossSum, correct } = addScores([first, second]);
 * console.log(correct / images, lossSum / images); // 0.347 1.389
 * ```
 */
export function addScores(scores: readonly Score[]): Score {
  const stepLosses = new Float32Array(scores.reduce((sum, score) => sum + score.stepLosses.length, 0));
  let [images, lossSum, correct, step] = [0, 0, 0, 0];
  for (const score of scores) {
    stepLosses.set(score.stepLosses, step);
    step += score.stepLosses.length;
    images += score.images;
    lossSum += score.lossSum;
    correct += score.correct;
  }
  return { images, lossSum, correct, stepLosses };
}
