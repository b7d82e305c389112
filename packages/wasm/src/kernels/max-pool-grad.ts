import { MaxPoolGrad, type NamedAttrMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { fitGradient } from './gradient-shape.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';
import { poolWindow, runOnWindow } from './window.js';

/**
 * The gradient of max pooling: `dy` [batch, outHeight, outWidth, channels] and the pooled `input` → the shape of
 * `input`. The first maximum of a window gets the whole gradient, as on tfjs's cpu backend.
 */
export const maxPoolGrad: TrainingKernel = {
  kernelName: MaxPoolGrad,
  run(heap: Heap, { dy, input: x }: KernelInputs, attrs: NamedAttrMap) {
    const window = poolWindow(x.shape, attrs);
    const gradient = fitGradient(heap, this.kernelName, dy, window);
    return runOnWindow(heap, heap.kernels.maxPoolGrad, [x, gradient], window, x.shape);
  },
};
