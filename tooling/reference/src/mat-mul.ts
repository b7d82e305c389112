import { type Tensor1, type Tensor2, zeros } from './tensor.js';

/**
 * The product of two matrices, each of which may be stored transposed.
 *
 *     c[m, n] = Σ a[m, k] · b[k, n]
 *
 *     a  [rows, inner], or [inner, rows] if transposeA
 *     b  [inner, columns], or [columns, inner] if transposeB
 *     c  [rows, columns]
 */
export function matMul(a: Tensor2, b: Tensor2, transposeA = false, transposeB = false): Tensor2 {
  const [rows, inner] = transposeA ? [a.shape[1], a.shape[0]] : a.shape;
  const columns = transposeB ? b.shape[0] : b.shape[1];
  const c = zeros([rows, columns]);
  for (let m = 0; m < rows; m++) {
    for (let n = 0; n < columns; n++) {
      for (let k = 0; k < inner; k++) {
        const aAt = transposeA ? k * rows + m : m * inner + k;
        const bAt = transposeB ? n * inner + k : k * columns + n;
        c.values[m * columns + n]! += a.values[aAt]! * b.values[bAt]!;
      }
    }
  }
  return c;
}

/**
 * The sum of each column.
 *
 *     x     [rows, columns]
 *     sums  [columns]
 */
export function columnSum(x: Tensor2): Tensor1 {
  const [rows, columns] = x.shape;
  const sums = zeros([columns]);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums.values[column]! += x.values[row * columns + column]!;
    }
  }
  return sums;
}
