import { AvgPoolGrad, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { fitGradient } from './gradient-shape.js';
import type { TrainingKernel } from './training-kernel.js';
import { poolWindow, withWindow } from './window.js';

/**
 * The gradient of average pooling: `dy` [batch, outHeight, outWidth, channels] → the shape of `input`. At padded edges
 * a pixel also gets 1 / (pool area), as on tfjs's other backends.
 */
export const avgPoolGrad: TrainingKernel = {
  kernelName: AvgPoolGrad,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const { shape } = input(inputs, 'input');
    const window = poolWindow(shape, attrs);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const dx = heap.output(shape);
    withWindow(heap, window, [], (record) => {
      heap.kernels.avgPoolGrad({ dy: heap.address(dy), dx: heap.address(dx), window: record });
    });
    heap.release(dy);
    return dx;
  },
};
