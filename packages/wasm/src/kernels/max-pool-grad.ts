import { MaxPoolGrad, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { poolSizes } from './pool-window.js';
import { input, type TrainingKernel } from './training-kernel.js';

/**
 * The gradient of max pooling: `dy` [batch, outHeight, outWidth, channels] and the pooled `input` → the shape of
 * `input`. All of a window's gradient goes to its first greatest value, as on tfjs's cpu backend.
 */
export const maxPoolGrad: TrainingKernel = {
  kernelName: MaxPoolGrad,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const dy = input(inputs, 'dy');
    const x = input(inputs, 'input');
    const dx = heap.output(x.shape);
    heap.kernels.maxPoolGrad(
      heap.address(x),
      heap.address(dy),
      heap.address(dx),
      ...poolSizes(x.shape, attrs),
    );
    return dx;
  },
};
