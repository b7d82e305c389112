/** Where the value (row, column) of a matrix lies that may be given transposed. */
function at(row: number, column: number, rows: number, columns: number, transposed: boolean): number {
  return transposed ? column * rows + row : row * columns + column;
}

/** The naive twin of assembly/mat-mul.ts and mat-mul-transposed.ts, in float64: one matrix, no bias. */
export function matMulReference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  m: number,
  n: number,
  k: number,
  transposeA: boolean,
  transposeB: boolean,
): Float64Array {
  const c = new Float64Array(m * n);
  for (let row = 0; row < m; row++) {
    for (let column = 0; column < n; column++) {
      for (let i = 0; i < k; i++) {
        c[row * n + column]! += a[at(row, i, m, k, transposeA)]! * b[at(i, column, k, n, transposeB)]!;
      }
    }
  }
  return c;
}
