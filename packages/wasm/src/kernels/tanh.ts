import { type NamedTensorInfoMap, Tanh, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input, sizeOf } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/** Scratch memory for the constants of assembly/tanh.ts: 13 vectors. */
const CONSTANT_BYTES = 13 * 16;

/** Hyperbolic tangent of each value. */
export const tanh: TrainingKernel = {
  kernelName: Tanh,
  run(heap: Heap, inputs: NamedTensorInfoMap, _attrs: object, stock: () => TensorInfo) {
    const x = input(inputs, 'x');
    if (x.dtype !== 'float32') return stock();
    const y = heap.output(x.shape);
    heap.withScratch([CONSTANT_BYTES], (constants = 0) => {
      heap.kernels.tanh({ x: heap.address(x), y: heap.address(y), count: sizeOf(x), constants });
    });
    return y;
  },
};

/** The gradient of `y` = tanh x: `dy` · (1 − y²). */
export const tanhGrad: TrainingKernel = {
  kernelName: 'TanhGrad',
  run(heap: Heap, inputs: NamedTensorInfoMap) {
    const y = input(inputs, 'y');
    const dx = heap.output(y.shape);
    heap.kernels.tanhGrad({
      y: heap.address(y),
      dy: heap.address(input(inputs, 'dy')),
      dx: heap.address(dx),
      count: sizeOf(y),
    });
    return dx;
  },
};
