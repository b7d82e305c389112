import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';

/** A kernel for tfjs's wasm backend: its name in tfjs's registry, and what it does on the heap. */
export interface TrainingKernel {
  readonly kernelName: string;
  run(heap: Heap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap): TensorInfo;
}

/**
 * The input of that name.
 *
 * @throws {TypeError} where it is missing: the caller is not tfjs's own op.
 */
export function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new TypeError(`input '${name}' is missing`);
  return tensor;
}
