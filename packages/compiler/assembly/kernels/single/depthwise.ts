/*
 * A depthwise convolution of one image: see ../direct/depthwise.ts. The image already has its border of zeros. `xRow` and `xPixel` are the
 * distances between the places of output pixels in x. The kernel has the taps of a channel one after the other, so a lane cannot be a
 * channel: values are computed one by one.
 *
 *   x       [rows][columns] pixels
 *   offsets [taps]: distance of the input of a tap from the place of the output pixel in x, in bytes
 *   y       [height][width] pixels
 */
export function singleDepthwiseConv2d(
  x: usize,
  xRow: i32,
  xPixel: i32,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  offsets: usize,
  y: usize,
  yRow: i32,
  yPixel: i32,
  channels: i32,
  multiplier: i32,
  taps: i32,
  height: i32,
  width: i32,
): void {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = x + row * xRow + column * xPixel;
      const to = y + row * yRow + column * yPixel;
      for (let f = 0; f < channels * multiplier; f++) {
        const c = f / multiplier;
        const weights = kernel + c * taps * kernelRow + ((f - c * multiplier) << 2);
        let sum = load<f32>(bias + (f << 2));
        for (let tap = 0; tap < taps; tap++) {
          const at = from + load<i32>(offsets + (tap << 2)) + (c << 2);
          sum += load<f32>(at) * load<f32>(weights + tap * kernelRow);
        }
        store<f32>(to + (f << 2), sum);
      }
    }
  }
}
