/*
 * A matrix [rows, columns] laid out anew in panels of eight columns, the form in which the tiles read it:
 *
 *   panel p:  row 0: c0 c1 c2 c3 | c4 c5 c6 c7      32 bytes a row, one row after the other, whatever the
 *             row 1: …                              distance between the rows was
 *
 * Where `columns` is no multiple of eight the vectors of the last panel start earlier and repeat columns.
 */

/** Byte offset, in a row of `columns` ≥ 4 values, of the vector at `column`, or of the last that is full. */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function vectorOffset(column: i32, columns: i32): i32 {
  return min(column, columns - 4) * 4;
}

/** Copies one panel: the vectors at byte offsets `first` and `second` of each row. */
export function packPanel(from: usize, panel: usize, rows: i32, rowBytes: i32, first: i32, second: i32): void {
  for (let row = 0; row < rows; row++) {
    v128.store(panel, v128.load(from + first));
    v128.store(panel, v128.load(from + second), 16);
    from += rowBytes;
    panel += 32;
  }
}
