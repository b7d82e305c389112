import { softmax } from './softmax.js';
import { type Tensor1, type Tensor2, tensor, zeros } from './tensor.js';

/** What a network learns from others besides the labels (Hinton et al. 2015, arXiv:1503.02531). */
export interface Distillation {
  /** Class probabilities of the teachers, `[batch, classes]`. */
  readonly targets: Tensor2;
  /** Fraction of the loss that comes from the teachers. */
  readonly weight: number;
  readonly temperature: number;
}

/**
 * The probabilities at the temperature T, from those at 1: `softmax(z / T)` from `softmax(z)`.
 *
 *     t[b, k] = p[b, k]^(1/T) / Σ p[b, j]^(1/T)
 */
export function soften({ shape, values }: Tensor2, temperature: number): Tensor2 {
  const [batch, classes] = shape;
  const t = zeros(shape);
  for (let b = 0; b < batch; b++) {
    let sum = 0;
    for (let k = 0; k < classes; k++) sum += values[b * classes + k]! ** (1 / temperature);
    for (let k = 0; k < classes; k++)
      t.values[b * classes + k] = values[b * classes + k]! ** (1 / temperature) / sum;
  }
  return t;
}

/**
 * The loss of each sample with distillation, in nats, from its loss against the label.
 *
 *     t = soften(targets, T),  q = softmax(z / T)
 *     loss[b] = (1 − weight) · hard[b] + weight · T² · Σ t[b, k] · ln(t[b, k] / q[b, k])
 *
 *     z     [batch, classes]
 *     hard  [batch]: the cross-entropy against the labels
 */
export function distillationLoss(
  z: Tensor2,
  hard: Tensor1,
  { targets, weight, temperature }: Distillation,
): Tensor1 {
  const [batch, classes] = z.shape;
  const t = soften(targets, temperature).values;
  const q = softmax(scale(z, 1 / temperature)).values;
  const losses = zeros([batch]);
  for (let b = 0; b < batch; b++) {
    let divergence = 0;
    for (let k = 0; k < classes; k++) {
      const at = b * classes + k;
      if (t[at]! > 0) divergence += t[at]! * Math.log(t[at]! / q[at]!);
    }
    losses.values[b] = (1 - weight) * hard.values[b]! + weight * temperature ** 2 * divergence;
  }
  return losses;
}

/**
 * Backward pass of `distillationLoss`, from the gradient of the loss against the label.
 *
 *     dz[b, k] = (1 − weight) · dHard[b, k] + dLosses[b] · weight · T · (q[b, k] − t[b, k])
 */
export function distillationBackward(
  z: Tensor2,
  dHard: Tensor2,
  dLosses: Tensor1,
  { targets, weight, temperature }: Distillation,
): Tensor2 {
  const [batch, classes] = z.shape;
  const t = soften(targets, temperature).values;
  const q = softmax(scale(z, 1 / temperature)).values;
  const dz = zeros(z.shape);
  for (let b = 0; b < batch; b++) {
    for (let k = 0; k < classes; k++) {
      const at = b * classes + k;
      const soft = dLosses.values[b]! * weight * temperature * (q[at]! - t[at]!);
      dz.values[at] = (1 - weight) * dHard.values[at]! + soft;
    }
  }
  return dz;
}

function scale({ shape, values }: Tensor2, factor: number): Tensor2 {
  return tensor(
    shape,
    values.map((value) => value * factor),
  );
}
