import { packPanel, vectorOffset } from './panels';

/*
 * A matrix product whose right side is stored row by row.
 *
 *   a  [m, k] or its transpose: value (row, i) at a + row · aRow + i · aColumn (bytes)
 *   b  [k, n], rows without gaps        bias  [n] or 0
 *   c  [m, n]
 *
 *          lanes = columns →     n0 n1 n2 n3 | n4 n5 n6 n7      b[i]: two vectors
 *   a[m+0, i] splat ×            c00           c01
 *   a[m+1, i] splat ×            c10           c11              summed over all i
 *   a[m+2, i] splat ×            c20           c21
 *   a[m+3, i] splat ×            c30           c31
 *
 * Eight columns of b are packed into `panel` ([k, 8]) and used for all rows. A last tile that is not full starts earlier and
 * overlaps the one before.
 */
export function matMul(
  a: usize,
  b: usize,
  bias: usize,
  c: usize,
  panel: usize,
  m: i32,
  n: i32,
  k: i32,
  aRow: i32,
  aColumn: i32,
): void {
  const cRow = n * 4;
  if (n < 4) {
    narrowMatMul(a, b, bias, c, m, n, k, aRow, aColumn);
    return;
  }
  for (let column = 0; column < n; column += 8) {
    const first = vectorOffset(column, n);
    const second = vectorOffset(column + 4, n);
    packPanel(b, panel, k, cRow, first, second);
    if (m >= 4) {
      for (let tile = 0; tile < m; tile += 4) {
        const row = min(tile, m - 4);
        columnTile(4, a + row * aRow, panel, bias, c + row * cRow, k, aRow, aColumn, cRow, first, second);
      }
    } else {
      for (let row = 0; row < m; row++) {
        columnTile(1, a + row * aRow, panel, bias, c + row * cRow, k, aRow, aColumn, cRow, first, second);
      }
    }
  }
}

/** `rows` (4 or 1) rows by 8 columns. `rows` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function columnTile(
  rows: i32,
  a: usize,
  panel: usize,
  bias: usize,
  c: usize,
  k: i32,
  aRow: i32,
  aColumn: i32,
  cRow: i32,
  first: i32,
  second: i32,
): void {
  let c00 = bias ? v128.load(bias + first) : f32x4.splat(0);
  let c01 = bias ? v128.load(bias + second) : f32x4.splat(0);
  let c10 = c00;
  let c11 = c01;
  let c20 = c00;
  let c21 = c01;
  let c30 = c00;
  let c31 = c01;
  for (const end = panel + k * 32; panel < end; panel += 32) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const a0 = v128.load_splat<f32>(a);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    if (rows === 4) {
      const a1 = v128.load_splat<f32>(a + aRow);
      c10 = f32x4.add(c10, f32x4.mul(a1, b0));
      c11 = f32x4.add(c11, f32x4.mul(a1, b1));
      const a2 = v128.load_splat<f32>(a + 2 * aRow);
      c20 = f32x4.add(c20, f32x4.mul(a2, b0));
      c21 = f32x4.add(c21, f32x4.mul(a2, b1));
      const a3 = v128.load_splat<f32>(a + 3 * aRow);
      c30 = f32x4.add(c30, f32x4.mul(a3, b0));
      c31 = f32x4.add(c31, f32x4.mul(a3, b1));
    }
    a += aColumn;
  }
  v128.store(c + first, c00);
  v128.store(c + second, c01);
  if (rows === 4) {
    v128.store(c + cRow + first, c10);
    v128.store(c + cRow + second, c11);
    v128.store(c + 2 * cRow + first, c20);
    v128.store(c + 2 * cRow + second, c21);
    v128.store(c + 3 * cRow + first, c30);
    v128.store(c + 3 * cRow + second, c31);
  }
}

/** Fewer than four columns, one value at a time. */
function narrowMatMul(
  a: usize,
  b: usize,
  bias: usize,
  c: usize,
  m: i32,
  n: i32,
  k: i32,
  aRow: i32,
  aColumn: i32,
): void {
  for (let row = 0; row < m; row++) {
    for (let col = 0; col < n; col++) {
      let sum: f32 = bias ? load<f32>(bias + col * 4) : 0;
      for (let i = 0; i < k; i++) {
        sum += load<f32>(a + i * aColumn) * load<f32>(b + (i * n + col) * 4);
      }
      store<f32>(c, sum);
      c += 4;
    }
    a += aRow;
  }
}
