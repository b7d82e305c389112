import {
  Cast,
  Identity,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { input } from '../tensor-info.js';
import type { TrainingKernel } from './training-kernel.js';

/**
 * The same values: a view, as on tfjs's other backends. tfjs's own copies them, and every tensor that is saved for a
 * gradient passes through here. No kernel writes into a tensor that others can see, so sharing is safe.
 */
export const identity: TrainingKernel = {
  kernelName: Identity,
  run(heap: Heap, inputs: NamedTensorInfoMap, _attrs: NamedAttrMap, stock: () => TensorInfo) {
    const x = input(inputs, 'x');
    return x.dtype === 'string' ? stock() : heap.view(x);
  },
};

/** A change of type, which is a view where the type stays. */
export const cast: TrainingKernel = {
  kernelName: Cast,
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo) {
    const x = input(inputs, 'x');
    return x.dtype === attrs.dtype && x.dtype !== 'string' ? heap.view(x) : stock();
  },
};
