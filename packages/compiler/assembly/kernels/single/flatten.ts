/*
 * One image as a vector in the order row, column, channel: x [rows][columns] pixels of padded channels → y
 * [rows · columns · channels] floats.
 */
export function singleFlatten(
  x: usize,
  xRow: i32,
  xPixel: i32,
  y: usize,
  rows: i32,
  columns: i32,
  channels: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let from = x + row * xRow;
    for (let column = 0; column < columns; column++) {
      memory.copy(y, from, channels << 2);
      y += channels << 2;
      from += xPixel;
    }
  }
}

/** The reverse: writes a vector to an image. What follows the channels of a pixel stays as it is. */
export function singleUnflatten(
  y: usize,
  x: usize,
  xRow: i32,
  xPixel: i32,
  rows: i32,
  columns: i32,
  channels: i32,
): void {
  for (let row = 0; row < rows; row++) {
    let to = x + row * xRow;
    for (let column = 0; column < columns; column++) {
      memory.copy(to, y, channels << 2);
      y += channels << 2;
      to += xPixel;
    }
  }
}
