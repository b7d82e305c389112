import { softmaxCrossEntropy } from '@lenet5/wasm';
import { add, div, mul, type Tensor, tensor2d } from '@tensorflow/tfjs-core';
import { weightedCrossEntropy } from './output-head.js';
import type { Tally } from './tally.js';

/** What a batch learns from the teachers: see `DistillationConfig` of `@lenet5/core`. */
export interface SoftBatch {
  /** The probabilities of the teachers at the temperature, shape `[batch, classes]`. */
  readonly targets: Float32Array;
  readonly weight: number;
  readonly temperature: number;
}

/** Gathers the rows of soft targets of shape `[images, classes]`. */
export function gatherTargets(targets: Float32Array, indices: Uint32Array, classes: number): Float32Array {
  const rows = new Float32Array(indices.length * classes);
  indices.forEach((index, row) => {
    rows.set(targets.subarray(index * classes, (index + 1) * classes), row * classes);
  });
  return rows;
}

/**
 * A loss with the gradient of the distillation loss. Its value is greater by the entropy of the targets, a constant; `addSoftTally()`
 * computes the loss itself.
 *
 * @param hard mean cross-entropy against the labels
 * @param logits shape `[batch, classes]`
 * @param weights factor of the loss of each image, as in the mean cross-entropy; absent if all are 1
 */
export function addSoftLoss(
  hard: Tensor,
  logits: Tensor,
  { targets, weight, temperature }: SoftBatch,
  weights?: Tensor,
): Tensor {
  const [batch = 0, classes = 0] = logits.shape;
  const [rows, scaled] = [tensor2d(targets, [batch, classes]), div(logits, temperature)];
  const soft = weights ? weightedCrossEntropy(rows, scaled, weights) : softmaxCrossEntropy(rows, scaled);
  return add(mul(hard, 1 - weight), mul(soft, weight * temperature ** 2));
}

/** The score of a batch with its distillation loss, in float64. The logits have shape `[batch, classes]`. */
export function addSoftTally(
  { lossSum, correct }: Tally,
  logits: Float32Array,
  classes: number,
  { targets, weight, temperature }: SoftBatch,
  weights?: ArrayLike<number>,
): Tally {
  let divergence = 0;
  for (let row = 0; row < logits.length; row += classes) {
    const scaled = Array.from(logits.subarray(row, row + classes), (logit) => logit / temperature);
    const peak = Math.max(...scaled);
    const logSum = peak + Math.log(scaled.reduce((sum, z) => sum + Math.exp(z - peak), 0));
    for (const [k, z] of scaled.entries()) {
      const t = targets[row + k] ?? 0;
      if (t > 0) divergence += t * (Math.log(t) - z + logSum) * (weights?.[row / classes] ?? 1);
    }
  }
  return { lossSum: (1 - weight) * lossSum + weight * temperature ** 2 * divergence, correct };
}
