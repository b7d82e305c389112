/*
 * y = a + b, vector by vector, over the channels of an image or (with one row) the units of a matrix. y can be the same buffer as a or b.
 */
export function add(
  a: usize,
  aRow: i32,
  aUnit: i32,
  b: usize,
  bRow: i32,
  bUnit: i32,
  y: usize,
  yRow: i32,
  yUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      let from = a + u * aUnit + row * aRow;
      let other = b + u * bUnit + row * bRow;
      let to = y + u * yUnit + row * yRow;
      for (const end = from + (columns << 4); from < end; from += 16) {
        v128.store(to, f32x4.add(v128.load(from), v128.load(other)));
        other += 16;
        to += 16;
      }
    }
  }
}
