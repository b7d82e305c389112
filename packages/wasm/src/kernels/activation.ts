import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { UnsupportedKernelError } from '../wasm-errors.js';

/** The kernels that compute fused activations, by tfjs's names of the activations. */
const activationKernels: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
};

/**
 * Finishes a fused operation: adds the bias, unless the kernel has added it, and applies the activation of `attrs`. Disposes
 * `value`.
 *
 * @throws {UnsupportedKernelError} for an activation that tfjs's wasm backend does not fuse.
 */
export function activate(
  heap: Heap,
  value: TensorInfo,
  bias: TensorInfo | undefined,
  alpha: TensorInfo | undefined,
  attrs: NamedAttrMap,
): TensorInfo {
  const biased = bias ? replace(heap, 'Add', value, { a: value, b: bias }) : value;
  const activation = (attrs.activation ?? 'linear') as string;
  if (activation === 'linear') return biased;
  const kernelName = activationKernels[activation];
  if (!kernelName) {
    heap.release(biased);
    throw new UnsupportedKernelError(
      'a fused operation on the wasm backend',
      'activation',
      `'${activation}'`,
      `use one of ${Object.keys(activationKernels).join(', ')}`,
    );
  }
  const inputs = activation === 'prelu' ? { x: biased, alpha } : { x: biased };
  return replace(heap, kernelName, biased, inputs, { alpha: attrs.leakyreluAlpha ?? 0 });
}

function replace(
  heap: Heap,
  kernelName: string,
  previous: TensorInfo,
  inputs: Record<string, TensorInfo | undefined>,
  attrs: NamedAttrMap = {},
): TensorInfo {
  const result = heap.run(kernelName, inputs, attrs);
  heap.release(previous);
  return result;
}
