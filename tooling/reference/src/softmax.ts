import { type Tensor2, zeros } from './tensor.js';

/**
 * Probabilities, row by row. The largest logit is subtracted first, so that no exponential overflows.
 *
 *     p[b, k] = exp(z[b, k]) / Σ exp(z[b, j])
 *
 *     z  [batch, classes]
 *     p  [batch, classes]
 */
export function softmax(z: Tensor2): Tensor2 {
  const [batch, classes] = z.shape;
  const p = zeros(z.shape);
  for (let b = 0; b < batch; b++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, z.values[b * classes + k]!);
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(z.values[b * classes + k]! - largest);
    for (let k = 0; k < classes; k++) {
      p.values[b * classes + k] = Math.exp(z.values[b * classes + k]! - largest) / sum;
    }
  }
  return p;
}

/**
 * Backward pass of `softmax`.
 *
 *     dz[b, k] = p[b, k] · (dp[b, k] − Σ p[b, j] · dp[b, j])
 *
 *     p, dp, dz  [batch, classes]
 */
export function softmaxBackward(p: Tensor2, dp: Tensor2): Tensor2 {
  const [batch, classes] = p.shape;
  const dz = zeros(p.shape);
  for (let b = 0; b < batch; b++) {
    let dot = 0;
    for (let k = 0; k < classes; k++) dot += p.values[b * classes + k]! * dp.values[b * classes + k]!;
    for (let k = 0; k < classes; k++) {
      dz.values[b * classes + k] = p.values[b * classes + k]! * (dp.values[b * classes + k]! - dot);
    }
  }
  return dz;
}

/** The predicted class of each sample: the index of the largest logit, the first of equal ones. */
export function argmax(z: Tensor2): number[] {
  const [batch, classes] = z.shape;
  const predictions: number[] = [];
  for (let b = 0; b < batch; b++) {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (z.values[b * classes + k]! > z.values[b * classes + best]!) best = k;
    }
    predictions.push(best);
  }
  return predictions;
}
