import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';

/** A kernel for tfjs's wasm backend: its name in tfjs's registry, and its function. */
export interface TrainingKernel {
  readonly kernelName: string;
  /** @param stock Runs tfjs's kernel of that name, for inputs that this one does not support. */
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo): TensorInfo;
}
