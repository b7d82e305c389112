import { softmax } from './softmax.js';
import { type Tensor1, type Tensor2, zeros } from './tensor.js';

/**
 * Softmax cross-entropy of each sample, in nats, with label smoothing (Szegedy et al. 2016, section 7).
 *
 *     target[b, k] = (1 − smoothing) · [k = label[b]] + smoothing / classes
 *     loss[b] = −Σ target[b, k] · ln softmax(z)[b, k] = Σ target[b, k] · (ln Σ exp(z[b, j]) − z[b, k])
 *
 *     z       [batch, classes]
 *     labels  [batch], each each less than the number of classes
 *     loss    [batch]
 */
export function crossEntropy(z: Tensor2, labels: ArrayLike<number>, smoothing = 0): Tensor1 {
  const [batch, classes] = z.shape;
  const losses = zeros([batch]);
  for (let b = 0; b < batch; b++) {
    let largest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < classes; k++) largest = Math.max(largest, z.values[b * classes + k]!);
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += Math.exp(z.values[b * classes + k]! - largest);
    const logSum = largest + Math.log(sum);
    for (let k = 0; k < classes; k++) {
      const target = (k === labels[b] ? 1 - smoothing : 0) + smoothing / classes;
      losses.values[b]! += target * (logSum - z.values[b * classes + k]!);
    }
  }
  return losses;
}

/**
 * Backward pass of `crossEntropy`. For the mean loss of a batch, every `dLosses[b]` is 1 / batch.
 *
 *     dz[b, k] = dLosses[b] · (softmax(z)[b, k] − target[b, k])
 *
 *     z        [batch, classes]
 *     labels   [batch]
 *     dLosses  [batch]
 *     dz       [batch, classes]
 */
export function crossEntropyBackward(
  z: Tensor2,
  labels: ArrayLike<number>,
  dLosses: Tensor1,
  smoothing = 0,
): Tensor2 {
  const [batch, classes] = z.shape;
  const p = softmax(z);
  const dz = zeros(z.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < classes; k++) {
      const target = (k === labels[b] ? 1 - smoothing : 0) + smoothing / classes;
      dz.values[b * classes + k] = dLosses.values[b]! * (p.values[b * classes + k]! - target);
    }
  }
  return dz;
}

/** The mean of the losses of a batch, and its gradient with respect to each of them, 1 / batch. */
export function meanLoss({ shape, values }: Tensor1): { readonly loss: number; readonly dLosses: Tensor1 } {
  let loss = 0;
  for (const value of values) loss += value / values.length;
  return { loss, dLosses: { shape, values: new Float64Array(values.length).fill(1 / values.length) } };
}

/** Σ weight[b] · loss[b] / batch, and its gradient with respect to each loss, weight[b] / batch. Without weights, all are 1. */
export function weightedMeanLoss(
  losses: Tensor1,
  weights?: ArrayLike<number>,
): { readonly loss: number; readonly dLosses: Tensor1 } {
  if (!weights) return meanLoss(losses);
  const { shape, values } = losses;
  const { loss } = meanLoss({ shape, values: values.map((value, b) => value * weights[b]!) });
  return { loss, dLosses: { shape, values: values.map((_, b) => weights[b]! / values.length) } };
}
