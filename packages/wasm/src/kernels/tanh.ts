import { Tanh, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { sizeOf } from '../tensor-info.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/** Scratch memory for the constants of assembly/tanh.ts: 13 vectors. */
const CONSTANT_BYTES = 13 * 16;

/** Hyperbolic tangent of each value. */
export const tanh: TrainingKernel = {
  kernelName: Tanh,
  run(heap: Heap, { x }: KernelInputs, _attrs: object, stock: () => TensorInfo) {
    if (x.dtype !== 'float32') return stock();
    const y = heap.output(x.shape);
    heap.withScratch([CONSTANT_BYTES], (constants = 0) => {
      heap.kernels.tanh(x, y, sizeOf(x), constants);
    });
    return y;
  },
};

/** The gradient of `y` = tanh x: `dy` · (1 − y²). */
export const tanhGrad: TrainingKernel = {
  kernelName: 'TanhGrad',
  run(heap: Heap, { y, dy }: KernelInputs) {
    const dx = heap.output(y.shape);
    heap.kernels.tanhGrad(y, dy, dx, sizeOf(y));
    return dx;
  },
};
