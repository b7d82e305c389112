/*
 * Copies the images of one lane group into a column of a matrix, in the order in which tfjs flattens: row, column,
 * channel.
 *
 *   x [channels][rows][columns] vectors  →  y[(row · columns + column) · channels + channel] vectors, `yUnit` bytes apart
 */
export function flatten(
  x: usize,
  xRow: i32,
  xChannel: i32,
  y: usize,
  yUnit: i32,
  channels: i32,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let from = x + row * xRow + (column << 4);
      for (let c = 0; c < channels; c++) {
        v128.store(y, v128.load(from));
        from += xChannel;
        y += yUnit;
      }
    }
  }
}

/** The inverse, for the gradient: the column dy of a matrix becomes the images dx. */
export function unflatten(
  dy: usize,
  dyUnit: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  channels: i32,
  rows: i32,
  columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let to = dx + row * dxRow + (column << 4);
      for (let c = 0; c < channels; c++) {
        v128.store(to, v128.load(dy));
        to += dxChannel;
        dy += dyUnit;
      }
    }
  }
}
