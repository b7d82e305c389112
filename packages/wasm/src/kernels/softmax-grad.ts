import type { NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input, sizeOf } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/** The gradient of `y` = softmax over the last dimension: y · (`dy` − Σ dy·y). */
export const softmaxGrad: TrainingKernel = {
  kernelName: 'SoftmaxGrad',
  run(heap: Heap, inputs: NamedTensorInfoMap) {
    const y = input(inputs, 'y');
    const dx = heap.output(y.shape);
    const classes = y.shape.at(-1) ?? 1;
    heap.kernels.softmaxGrad({
      y: heap.address(y),
      dy: heap.address(input(inputs, 'dy')),
      dx: heap.address(dx),
      rows: sizeOf(y) / classes,
      classes,
    });
    return dx;
  },
};
