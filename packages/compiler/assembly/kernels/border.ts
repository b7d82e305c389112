/*
 * Fills the border around the images of one lane group with `value`: `top` and `bottom` rows, `left` and `right` columns.
 *
 *   y [channels][top + rows + bottom][left + columns + right] vectors, from where the border starts
 */
export function border(
  y: usize,
  yRow: i32,
  yChannel: i32,
  rows: i32,
  columns: i32,
  channels: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  value: f32,
): void {
  const filling = f32x4.splat(value);
  const width = left + columns + right;
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < top + rows + bottom; row++) {
      const line = y + c * yChannel + row * yRow;
      const isInside = row >= top && row < top + rows;
      fill(line, isInside ? left : width, filling);
      if (isInside) fill(line + ((left + columns) << 4), right, filling);
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fill(at: usize, count: i32, filling: v128): void {
  for (const end = at + (count << 4); at < end; at += 16) v128.store(at, filling);
}
