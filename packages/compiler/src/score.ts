/** What a span of training, or an evaluation, scored: sums, so that spans add up to an epoch. */
export interface Score {
  /** How many images were shown. */
  readonly images: number;
  /** Sum over the images of the cross-entropy, in nats (in training at the weights that each step started from). */
  readonly lossSum: number;
  /** How many images had their true class on top. */
  readonly correct: number;
  /** Mean loss of each step, in nats. */
  readonly stepLosses: Float32Array;
}

/** The score of consecutive spans as one. */
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
