/** The score of a batch. */
export interface Tally {
  /** Sum over the images of the cross-entropy, in nats. */
  readonly lossSum: number;
  /** Number of images whose true class has the largest logit. */
  readonly correct: number;
}

/**
 * Cross-entropy and correct predictions of a batch, in float64: −Σ t·log softmax(z) with the target t = 1 − s + s/C for
 * the true class and s/C for the others. The logarithm is computed as z − logΣexp(z), so large logits do not overflow.
 * Of equal logits the lower class is predicted, as `argMax` does.
 *
 * @param logits Shape `[labels.length, classes]`.
 * @param smoothing s: the fraction of the target spread evenly over all classes.
 */
export function tallySoftmax(
  logits: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
  smoothing: number,
): Tally {
  let lossSum = 0;
  let correct = 0;
  for (let image = 0; image < labels.length; image++) {
    const row = logits.subarray(image * classes, (image + 1) * classes);
    const label = labels[image] ?? 0;
    const predicted = row.reduce((best, logit, index) => (logit > (row[best] ?? logit) ? index : best), 0);
    const peak = row[predicted] ?? 0;
    const total = row.reduce((sum, logit) => sum + logit, 0);
    const logSum = peak + Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - peak), 0));
    lossSum += logSum - (1 - smoothing) * (row[label] ?? 0) - (smoothing / classes) * total;
    if (predicted === label) correct += 1;
  }
  return { lossSum, correct };
}
