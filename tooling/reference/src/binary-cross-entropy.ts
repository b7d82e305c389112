import { type Tensor1, type Tensor2, zeros } from './tensor.js';

/**
 * Binary cross-entropy of the sigmoid of logits, in nats: for each sample the mean over its outputs.
 *
 *     p = 1 / (1 + exp(−z))
 *     loss[b] = −Σ (t[b, k] · ln p[b, k] + (1 − t[b, k]) · ln(1 − p[b, k])) / outputs
 *
 *     z        [batch, outputs]
 *     targets  [batch, outputs], from 0 to 1
 *     loss     [batch]
 */
export function binaryCrossEntropy(z: Tensor2, targets: Tensor2): Tensor1 {
  const [batch, outputs] = z.shape;
  const losses = zeros([batch]);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < outputs; k++) {
      const [logit, t] = [z.values[b * outputs + k]!, targets.values[b * outputs + k]!];
      // ln(1 + exp(z)) − z · t, without an exponential that overflows.
      const logSum = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
      losses.values[b]! += (logSum - logit * t) / outputs;
    }
  }
  return losses;
}

/**
 * Backward pass of `binaryCrossEntropy`.
 *
 *     dz[b, k] = dLosses[b] · (p[b, k] − t[b, k]) / outputs
 */
export function binaryCrossEntropyBackward(z: Tensor2, targets: Tensor2, dLosses: Tensor1): Tensor2 {
  const [batch, outputs] = z.shape;
  const dz = zeros(z.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < outputs; k++) {
      const at = b * outputs + k;
      const p = 1 / (1 + Math.exp(-z.values[at]!));
      dz.values[at] = (dLosses.values[b]! * (p - targets.values[at]!)) / outputs;
    }
  }
  return dz;
}
