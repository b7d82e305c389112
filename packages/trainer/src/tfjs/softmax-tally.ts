/** What a batch of logits scored. */
export interface Tally {
  /** Sum over the images of the cross-entropy, in nats. */
  readonly lossSum: number;
  /** How many images had their true class on top. */
  readonly correct: number;
}

/**
 * Cross-entropy and hits of a batch, in float64: −Σ t·log softmax(z), with the target t = 1 − s + s/C for the true
 * class and s/C for the others, and the logarithm taken as z − logΣexp(z), which no large logit overflows. A tie for
 * the top goes to the lower class, as `argMax` gives it.
 *
 * @param logits Shape `[labels.length, classes]`.
 * @param smoothing s: share of the target that all classes get evenly.
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
    const top = row.reduce((best, logit, index) => (logit > (row[best] ?? logit) ? index : best), 0);
    const peak = row[top] ?? 0;
    const total = row.reduce((sum, logit) => sum + logit, 0);
    const logSum = peak + Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - peak), 0));
    lossSum += logSum - (1 - smoothing) * (row[label] ?? 0) - (smoothing / classes) * total;
    if (top === label) correct += 1;
  }
  return { lossSum, correct };
}
