/** What the loss says of one sample. */
export interface SampleLoss {
  /** In nats. */
  readonly loss: number;
  /** Whether the true class is on top, the first of equals. */
  readonly hit: boolean;
  /** With respect to the logits, of this sample's own loss. */
  readonly gradient: Float64Array;
}

/** exp(z) / Σ exp(z). */
export function softmax(z: Float64Array): Float64Array {
  const top = Math.max(...z);
  const powers = z.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** −Σ t · ln softmax(z) with t = (1 − smoothing) · [k is the label] + smoothing / classes. */
export function crossEntropy(z: Float64Array, label: number, smoothing: number): SampleLoss {
  const probabilities = softmax(z);
  const target = z.map((_, k) => (k === label ? 1 - smoothing : 0) + smoothing / z.length);
  const top = Math.max(...z);
  const logSum = top + Math.log(z.reduce((sum, value) => sum + Math.exp(value - top), 0));
  return {
    loss: target.reduce((sum, t, k) => sum + t * (logSum - z[k]!), 0),
    hit: z.indexOf(top) === label,
    gradient: probabilities.map((p, k) => p - target[k]!),
  };
}
