import { AvgPoolGrad, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { poolSizes } from './pool-window.js';
import { input, type TrainingKernel } from './training-kernel.js';

/**
 * The gradient of average pooling: `dy` [batch, outHeight, outWidth, channels] → the shape of `input`. At padded edges
 * a pixel gets 1 / (pool area), as on tfjs's other backends.
 */
export const avgPoolGrad: TrainingKernel = {
  kernelName: AvgPoolGrad,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const dy = input(inputs, 'dy');
    const { shape } = input(inputs, 'input');
    const dx = heap.output(shape);
    heap.kernels.avgPoolGrad(heap.address(dy), heap.address(dx), ...poolSizes(shape, attrs));
    return dx;
  },
};
