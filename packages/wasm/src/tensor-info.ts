import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/** Values in a tensor. */
export function sizeOf(tensor: TensorInfo): number {
  return extent(tensor.shape);
}

/** Product of the lengths. */
export function extent(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
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

/** The tensor that a kernel with one output gave. */
export function onlyOutput(output: TensorInfo | TensorInfo[]): TensorInfo {
  const [only] = Array.isArray(output) ? output : [output];
  if (!only) throw new TypeError('a kernel gave no output');
  return only;
}
