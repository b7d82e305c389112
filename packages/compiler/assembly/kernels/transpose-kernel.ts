/*
 * A convolution's kernel as the gradient of its input reads it:
 *
 *   transposed[place][f][channel] = kernel[place][channel][f]      place = (ky, kx)
 *
 * Rows of the kernel (place, channel) from `from` to `to` alone are moved: a thread moves what it has just updated.
 */
export function transposeKernel(
  kernel: usize,
  transposed: usize,
  channels: i32,
  filters: i32,
  kernelRow: i32,
  transposedRow: i32,
  from: i32,
  to: i32,
): void {
  for (let r = from; r < to; r++) {
    const place = r / channels;
    const source = kernel + r * kernelRow;
    let target = transposed + place * filters * transposedRow + ((r - place * channels) << 2);
    for (let f = 0; f < filters; f++) {
      store<f32>(target, load<f32>(source + (f << 2)));
      target += transposedRow;
    }
  }
}
