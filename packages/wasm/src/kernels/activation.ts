import { type NamedAttrMap, type TensorInfo, util } from '@tensorflow/tfjs-core';
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

/** Whether a bias is one value per column of the output, or per channel of an image. Kernels add only such a bias. */
export function isPerColumn(bias: TensorInfo | undefined, columns: number): bias is TensorInfo {
  return bias?.shape.at(-1) === columns && util.sizeFromShape(bias.shape) === columns;
}

/**
 * Finishes a fused operation: adds the bias, unless the kernel has added it, and applies the activation of `attrs`.
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
  const x = bias ? heap.run('Add', { a: value, b: bias }) : value;
  const activation = (attrs.activation ?? 'linear') as string;
  if (activation === 'linear') return x;
  const kernelName = activationKernels[activation];
  if (!kernelName) {
    throw new UnsupportedKernelError(
      'a fused operation on the wasm backend',
      'activation',
      `'${activation}'`,
      `use one of ${Object.keys(activationKernels).join(', ')}`,
    );
  }
  return heap.run(kernelName, alpha ? { x, alpha } : { x }, { alpha: attrs.leakyreluAlpha ?? 0 });
}
