import { AvgPoolGrad, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { fitGradient } from './gradient-shape.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { poolWindow, runOnWindow } from './window.js';

/**
 * The gradient of average pooling: `dy` [batch, outHeight, outWidth, channels] → the shape of `input`. At padded edges
 * a pixel also gets 1 / (pool area), as on tfjs's other backends.
 */
export const avgPoolGrad: TrainingKernel = {
  kernelName: AvgPoolGrad,
  run(heap: Heap, { dy, input: { shape } }: KernelInputs, attrs: NamedAttrMap) {
    const window = poolWindow(shape, attrs);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    return runOnWindow(heap, heap.kernels.avgPoolGrad, [gradient], window, shape);
  },
};
