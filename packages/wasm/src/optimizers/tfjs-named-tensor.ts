import type { Tensor } from '@tensorflow/tfjs-core';

/** A tensor with a name, as tfjs passes gradients and moments. */
export interface TfjsNamedTensor {
  name: string;
  tensor: Tensor;
}
