import { Cast, Identity, type NamedAttrMap, NotEqual, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/**
 * Returns a view of the input, as tfjs's other backends do. tfjs's wasm kernel copies the values, and tfjs calls it for every
 * tensor that it saves for a gradient. Sharing is safe because no kernel writes into an existing tensor.
 */
export const identity: TrainingKernel = {
  kernelName: Identity,
  run(heap: Heap, { x }: KernelInputs, _attrs: NamedAttrMap, stock: () => TensorInfo) {
    return x.dtype === 'string' ? stock() : heap.view(x);
  },
};

/**
 * A change of type; a view if the type stays the same. A number becomes a bool that is true if it is not zero; tfjs's kernel
 * (4.22.0) gives other values.
 */
export const cast: TrainingKernel = {
  kernelName: Cast,
  run(heap: Heap, { x }: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo) {
    if (x.dtype === attrs.dtype && x.dtype !== 'string') return heap.view(x);
    if (attrs.dtype !== 'bool' || (x.dtype !== 'float32' && x.dtype !== 'int32')) return stock();
    const zero = heap.output([], x.dtype);
    heap.writeInts(heap.address(zero), [0]);
    return heap.run(NotEqual, { a: x, b: zero });
  },
};
