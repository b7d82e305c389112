import { sizeOf, type Tensor } from '../tensor.js';

/** Signed values below 1 in magnitude that never repeat: sin of steps that are no fraction of π. */
export function wave<const Shape extends readonly number[]>(shape: Shape, phase = 0): Tensor<Shape> {
  return {
    shape,
    values: Float64Array.from({ length: sizeOf(shape) }, (_, at) => Math.sin(1.7 * at + phase)),
  };
}
