import { type Tensor1, type Tensor2, zeros } from './tensor.js';

/**
 * Squared error: for each sample the mean over its outputs.
 *
 *     loss[b] = Σ (y[b, k] − t[b, k])² / outputs
 *
 *     y, targets  [batch, outputs]
 *     loss        [batch]
 */
export function squaredError(y: Tensor2, targets: Tensor2): Tensor1 {
  const [batch, outputs] = y.shape;
  const losses = zeros([batch]);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < outputs; k++) {
      const at = b * outputs + k;
      losses.values[b]! += (y.values[at]! - targets.values[at]!) ** 2 / outputs;
    }
  }
  return losses;
}

/**
 * Backward pass of `squaredError`.
 *
 *     dy[b, k] = 2 · dLosses[b] · (y[b, k] − t[b, k]) / outputs
 */
export function squaredErrorBackward(y: Tensor2, targets: Tensor2, dLosses: Tensor1): Tensor2 {
  const [batch, outputs] = y.shape;
  const dy = zeros(y.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < outputs; k++) {
      const at = b * outputs + k;
      dy.values[at] = (2 * dLosses.values[b]! * (y.values[at]! - targets.values[at]!)) / outputs;
    }
  }
  return dy;
}
