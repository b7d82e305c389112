import { type Tensor, zeros } from './tensor.js';

/**
 * Selects slices along the middle dimension.
 *
 *     y[o, i, s] = x[o, indices[i], s]
 *
 *     x        [outer, extent, slice]
 *     indices  [count], each less than extent
 *     y        [outer, count, slice]
 */
export function gather(
  x: Tensor<readonly [outer: number, extent: number, slice: number]>,
  indices: ArrayLike<number>,
): Tensor<readonly [outer: number, count: number, slice: number]> {
  const [outer, extent, slice] = x.shape;
  const y = zeros([outer, indices.length, slice]);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < indices.length; i++) {
      for (let s = 0; s < slice; s++) {
        y.values[(o * indices.length + i) * slice + s] = x.values[(o * extent + indices[i]!) * slice + s]!;
      }
    }
  }
  return y;
}
