import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';

/** The inputs of the kernels, by tfjs's names. The ops of tfjs pass those that a kernel reads. */
export type KernelInputs = {
  readonly [name in
    | 'a'
    | 'b'
    | 'dy'
    | 'filter'
    | 'gradient'
    | 'indices'
    | 'input'
    | 'logits'
    | 'm'
    | 'segmentIds'
    | 'targets'
    | 'v'
    | 'weights'
    | 'x'
    | 'y']: TensorInfo;
} & { readonly [name in 'bias' | 'preluActivationWeights']?: TensorInfo };

/** A kernel for tfjs's wasm backend: its name in tfjs's registry, and its function. */
export interface TrainingKernel {
  readonly kernelName: string;
  /** @param stock Runs tfjs's kernel of that name, for inputs that this one does not support. */
  run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap, stock: () => TensorInfo): TensorInfo;
}
