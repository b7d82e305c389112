import { madd } from '../../lanes';

/*
 * The kernels in this folder compute a single image. A lane is a channel there, not a sample:
 *
 *   x[row][column][vector] → | channel 0 | channel 1 | channel 2 | channel 3 |     4 channels, zeros after the last
 *
 * Their results differ from those of the kernels for lane groups by rounding only.
 *
 * This kernel scales the pixels of one image.
 *
 *   image  [rows][columns][channels] bytes
 *   y      [rows][columns] pixels
 */
export function singleGather(
  image: usize,
  y: usize,
  yRow: i32,
  yPixel: i32,
  rows: i32,
  columns: i32,
  channels: i32,
  scale: f32,
  shift: f32,
): void {
  const scales = f32x4.splat(scale);
  const shifts = f32x4.splat(shift);
  for (let row = 0; row < rows; row++) {
    let to = y + row * yRow;
    for (let column = 0; column < columns; column++) {
      for (let c = 0; c < channels; c++) {
        const pixel = f32x4.convert_i32x4_s(i32x4.splat(load<u8>(image++)));
        v128.store32_lane(to + (c << 2), madd(pixel, scales, shifts), 0);
      }
      to += yPixel;
    }
  }
}
