import type { Lenet5Activations, Tensor2 } from '@lenet5/reference';
import { tensorOf } from './feature-map.js';
import type { Activations } from './forward.js';

/** The activations as a batch of one image, for the reference. */
export function batchOfOne(activations: Activations): Lenet5Activations {
  const { input, conv1, pool1, conv2, pool2, dense1, dense2, logits } = activations;
  return {
    x: tensorOf(input),
    conv1: tensorOf(conv1),
    pool1: tensorOf(pool1),
    conv2: tensorOf(conv2),
    pool2: tensorOf(pool2),
    dense1: rowOf(dense1),
    dense2: rowOf(dense2),
    logits: rowOf(logits),
  };
}

/** Values as a batch of one row, shape `[1, count]`. */
export function rowOf(values: Float64Array): Tensor2 {
  return { shape: [1, values.length], values };
}
