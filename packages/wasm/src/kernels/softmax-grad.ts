import type { Heap } from '../heap.js';
import { sizeOf } from '../tensor-info.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/** The gradient of `y` = softmax over the last dimension: y · (`dy` − Σ dy·y). */
export const softmaxGrad: TrainingKernel = {
  kernelName: 'SoftmaxGrad',
  run(heap: Heap, { y, dy }: KernelInputs) {
    const dx = heap.output(y.shape);
    const classes = y.shape.at(-1) ?? 1;
    heap.kernels.softmaxGrad(y, dy, dx, sizeOf(y) / classes, classes);
    return dx;
  },
};
