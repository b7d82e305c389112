import { MaxPoolGrad, type NamedAttrMap, type NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import { fitGradient } from './gradient-shape.js';
import type { TrainingKernel } from './training-kernel.js';
import { poolWindow, withWindow } from './window.js';

/**
 * The gradient of max pooling: `dy` [batch, outHeight, outWidth, channels] and the pooled `input` → the shape of
 * `input`. The first maximum of a window gets the whole gradient, as on tfjs's cpu backend.
 */
export const maxPoolGrad: TrainingKernel = {
  kernelName: MaxPoolGrad,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) {
    const x = input(inputs, 'input');
    const window = poolWindow(x.shape, attrs);
    const dy = fitGradient(heap, this.kernelName, input(inputs, 'dy'), window);
    const dx = heap.output(x.shape);
    withWindow(heap, window, [], (record) => {
      heap.kernels.maxPoolGrad({
        x: heap.address(x),
        dy: heap.address(dy),
        dx: heap.address(dx),
        window: record,
      });
    });
    heap.release(dy);
    return dx;
  },
};
