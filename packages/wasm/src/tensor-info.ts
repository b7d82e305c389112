import type { NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/** Number of values of a tensor. */
export function sizeOf(tensor: TensorInfo): number {
  return extent(tensor.shape);
}

/** Product of the dimensions. */
export function extent(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * The input with a name.
 *
 * @throws {TypeError} if it is missing, which tfjs's ops never cause.
 */
export function input(inputs: NamedTensorInfoMap, name: string): TensorInfo {
  const tensor = inputs[name];
  if (!tensor) throw new TypeError(`input '${name}' is missing`);
  return tensor;
}

/** The output of a kernel with one output. */
export function onlyOutput(output: TensorInfo | TensorInfo[]): TensorInfo {
  const [only] = Array.isArray(output) ? output : [output];
  if (!only) throw new TypeError('a kernel has no output');
  return only;
}
