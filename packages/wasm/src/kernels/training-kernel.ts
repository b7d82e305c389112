import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';

/** A kernel for tfjs's wasm backend: its name in tfjs's registry, and what it does on the heap. */
export interface TrainingKernel {
  readonly kernelName: string;
  /** @param stock Runs the kernel of that name that tfjs itself has, for what ours does not take. */
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap, stock: () => TensorInfo): TensorInfo;
}
