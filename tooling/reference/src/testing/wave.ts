import { sizeOf, type Tensor } from '../tensor.js';

/** Signed values with magnitudes below 1 that do not repeat: a sine, sampled at steps of 1.7. */
export function wave<const Shape extends readonly number[]>(shape: Shape, phase = 0): Tensor<Shape> {
  return {
    shape,
    values: Float64Array.from({ length: sizeOf(shape) }, (_, at) => Math.sin(1.7 * at + phase)),
  };
}
