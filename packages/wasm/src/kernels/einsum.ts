import {
  backend_util,
  Einsum,
  Multiply,
  type NamedAttrMap,
  Sum,
  type Tensor,
  type TensorInfo,
  Transpose,
} from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import type { KernelInputs, TrainingKernel } from './training-kernel.js';

/**
 * `tf.einsum`: transposes, multiplies and sums along the path that tfjs plans, as on its cpu backend. tfjs has no such
 * kernel on its WASM backend.
 */
export const einsum: TrainingKernel = {
  kernelName: Einsum,
  run(heap: Heap, inputs: KernelInputs, attrs: NamedAttrMap) {
    const operands = Object.values<TensorInfo>(inputs);
    const { allDims, summedDims, idDims } = backend_util.decodeEinsumEquation(
      attrs.equation as string,
      operands.length,
    );
    // Only the shapes are read.
    backend_util.checkEinsumDimSizes(allDims.length, idDims, operands as Tensor[]);
    const { path, steps } = backend_util.getEinsumComputePath(summedDims, idDims);
    let remaining = allDims.length;
    let product: TensorInfo | undefined;
    steps.forEach((step, index) => {
      for (const operand of step) {
        const aligned = align(heap, operands[operand] as TensorInfo, remaining, idDims[operand] ?? []);
        product = product ? heap.run(Multiply, { a: aligned, b: product }) : aligned;
      }
      if (index === steps.length - 1) return;
      const axis = (path[index] ?? -1) - (allDims.length - remaining);
      if ((path[index] ?? -1) >= 0 && product) {
        product = heap.run(Sum, { x: product }, { axis, keepDims: false });
      }
      remaining -= 1;
    });
    return product as TensorInfo;
  },
};

/** The operand with its dimensions in the order of the equation, and ones for those that it lacks. */
function align(heap: Heap, operand: TensorInfo, dimensions: number, own: number[]): TensorInfo {
  const { permutationIndices: perm, expandDims } = backend_util.getEinsumPermutation(dimensions, own);
  const ordered = backend_util.isIdentityPermutation(perm)
    ? operand
    : heap.run(Transpose, { x: operand }, { perm });
  const shape = [...ordered.shape];
  for (const dimension of expandDims) shape.splice(dimension, 0, 1);
  return heap.view(ordered, shape);
}
