import { type TensorInfo, util } from '@tensorflow/tfjs-core';

/** Number of values of a tensor. */
export function sizeOf(tensor: TensorInfo): number {
  return util.sizeFromShape(tensor.shape);
}

/** The output of a kernel with one output. */
export function onlyOutput(output: TensorInfo | TensorInfo[]): TensorInfo {
  const [only] = Array.isArray(output) ? output : [output];
  if (!only) throw new TypeError('a kernel has no output');
  return only;
}
