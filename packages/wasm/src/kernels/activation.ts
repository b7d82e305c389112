import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { UnsupportedKernelError } from '../wasm-errors.js';

/** tfjs's names of fused activations → the kernels that compute them. */
const activationKernels: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
};

/**
 * Finishes a fused operation: adds a bias that the kernel did not, then the activation of `attrs`. Takes over `value`.
 *
 * @throws {UnsupportedKernelError} for an activation tfjs's wasm backend does not fuse.
 */
export function activate(
  heap: Heap,
  value: TensorInfo,
  bias: TensorInfo | undefined,
  alpha: TensorInfo | undefined,
  attrs: NamedAttrMap,
): TensorInfo {
  const biased = bias ? follow(heap, 'Add', value, { a: value, b: bias }) : value;
  const activation = (attrs.activation ?? 'linear') as string;
  if (activation === 'linear') return biased;
  const kernelName = activationKernels[activation];
  if (!kernelName) {
    heap.release(biased);
    throw new UnsupportedKernelError(
      'A fused operation',
      'activation',
      `'${activation}'`,
      `use one of ${Object.keys(activationKernels).join(', ')}`,
    );
  }
  const inputs = activation === 'prelu' ? { x: biased, alpha } : { x: biased };
  return follow(heap, kernelName, biased, inputs, { alpha: attrs.leakyreluAlpha ?? 0 });
}

function follow(
  heap: Heap,
  kernelName: string,
  spent: TensorInfo,
  inputs: Record<string, TensorInfo | undefined>,
  attrs: NamedAttrMap = {},
): TensorInfo {
  const result = heap.run(kernelName, inputs, attrs);
  heap.release(spent);
  return result;
}
