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
    let column = 0;
    if (channels === 1) {
      for (; column + 4 <= columns; column += 4) {
        const bytes = v128.load32_zero(image);
        const pixels = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
        const values = madd(f32x4.convert_i32x4_s(pixels), scales, shifts);
        v128.store32_lane(to, values, 0);
        v128.store32_lane(to + yPixel, values, 1);
        v128.store32_lane(to + 2 * yPixel, values, 2);
        v128.store32_lane(to + 3 * yPixel, values, 3);
        image += 4;
        to += yPixel << 2;
      }
    }
    for (; column < columns; column++) {
      for (let c = 0; c < channels; c++) {
        const pixel = f32x4.convert_i32x4_s(i32x4.splat(load<u8>(image++)));
        v128.store32_lane(to + (c << 2), madd(pixel, scales, shifts), 0);
      }
      to += yPixel;
    }
  }
}
