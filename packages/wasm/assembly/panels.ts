/*
 * A matrix [rows, columns], packed into panels of eight columns, in the order in which the tiles read it:
 *
 *   panel p:  row 0: c0 c1 c2 c3 | c4 c5 c6 c7      32 bytes per row, without gaps between rows
 *             row 1: …
 *
 * If `columns` is not a multiple of eight, the vectors of the last panel start earlier and repeat columns.
 */

/** Byte offset of the vector at `column` in a row of `columns` ≥ 4 values, at most that of the last full vector. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function vectorOffset(column: i32, columns: i32): i32 {
  return min(column, columns - 4) * 4;
}

/** Packs one panel: the vectors at byte offsets `first` and `second` of each row. */
export function packPanel(
  from: usize,
  panel: usize,
  rows: i32,
  rowBytes: i32,
  first: i32,
  second: i32,
): void {
  for (let row = 0; row < rows; row++) {
    v128.store(panel, v128.load(from + first));
    v128.store(panel, v128.load(from + second), 16);
    from += rowBytes;
    panel += 32;
  }
}
