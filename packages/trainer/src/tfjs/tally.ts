import { logitsPerImage, type OutputHead } from './output-head.js';

/** The score of a batch. */
export interface Tally {
  /** Sum of the loss over the images. */
  readonly lossSum: number;
  /** Number of images whose true class has the largest logit. */
  readonly correct: number;
}

/**
 * Loss and correct predictions of a batch, in float64. With the target t = 1 − s + s/C for the true class, s/C for the other
 * classes, and 0 for "none of these", the loss of an image is
 *
 *     cross-entropy   −Σ t · log softmax(z)
 *     mse             −Σ t · z, the penalty of the true class if s = 0
 *
 * The logarithm is computed as z − logΣexp(z), so large logits do not overflow. Of equal logits the lower class is predicted, as
 * `argMax` does; "none of these" is never predicted.
 *
 * @param logits Shape `[labels.length, logitsPerImage(head)]`.
 * @param smoothing s: the fraction of the target spread evenly over all classes.
 * @param weights Factor of the loss of each image; absent if all are 1.
 */
export function tally(
  logits: Float32Array,
  labels: ArrayLike<number>,
  head: OutputHead,
  smoothing: number,
  weights?: ArrayLike<number>,
): Tally {
  const { classes, loss } = head;
  const columns = logitsPerImage(head);
  let lossSum = 0;
  let correct = 0;
  for (let image = 0; image < labels.length; image++) {
    const row = logits.subarray(image * columns, (image + 1) * columns);
    const scores = row.subarray(0, classes);
    const label = labels[image] ?? 0;
    const predicted = argmax(scores);
    const total = scores.reduce((sum, logit) => sum + logit, 0);
    const logSum = loss === 'mse' ? 0 : logSumExp(row);
    const own = logSum - (1 - smoothing) * (row[label] ?? 0) - (smoothing / classes) * total;
    lossSum += own * (weights?.[image] ?? 1);
    if (predicted === label) correct += 1;
  }
  return { lossSum, correct };
}

function argmax(values: Float32Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? value) ? index : best), 0);
}

function logSumExp(row: Float32Array): number {
  const peak = row.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  return peak + Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - peak), 0));
}
