import { madd } from '../../lanes';

/*
 * Subsampling of one image: see ../subsample.ts.
 *
 *   x       [height · poolHeight][width · poolWidth] pixels
 *   kernel  [channels] floats, padded with zeros to whole vectors, as the bias
 *   y       [height][width] pixels, of the same number of bytes
 */
export function singleSubsample(
  x: usize,
  xRow: i32,
  xPixel: i32,
  kernel: usize,
  bias: usize,
  y: usize,
  yRow: i32,
  yPixel: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const block = x + row * poolHeight * xRow + column * poolWidth * xPixel;
      const to = y + row * yRow + column * yPixel;
      for (let channel = 0; channel < yPixel; channel += 16) {
        let sum = f32x4.splat(0);
        for (let ky = 0; ky < poolHeight; ky++) {
          const line = block + ky * xRow + channel;
          for (let kx = 0; kx < poolWidth; kx++) sum = f32x4.add(sum, v128.load(line + kx * xPixel));
        }
        v128.store(to + channel, madd(sum, v128.load(kernel + channel), v128.load(bias + channel)));
      }
    }
  }
}
