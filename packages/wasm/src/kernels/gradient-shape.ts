import { Slice, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Heap } from '../heap.js';
import { ShapeMismatchError } from '../wasm-errors.js';
import type { Window } from './window.js';

/**
 * The gradient of the output of a window in the shape that the window computes. A larger gradient is cut to its first rows
 * and columns, which are all that tfjs's cpu backend reads (`tf.conv2dTranspose` with a small output shape).
 *
 * @throws {ShapeMismatchError} if the gradient is smaller.
 */
export function fitGradient(heap: Heap, kernelName: string, dy: TensorInfo, { info }: Window): TensorInfo {
  const expected = info.outShape;
  if (util.arraysEqual(dy.shape, expected)) return dy;
  if (dy.shape.length !== 4 || dy.shape.some((length, dimension) => length < (expected[dimension] ?? 0))) {
    const found = `[${dy.shape}], not [${expected}]`;
    const remedy = 'use a gradient with the shape of the output';
    throw new ShapeMismatchError(kernelName, 'dy is smaller than the output', found, remedy);
  }
  return heap.run(Slice, { x: dy }, { begin: [0, 0, 0, 0], size: [...expected] });
}
