/*
 * The gradient of the bias of a convolution of one image: dBias[f] = Σ dy[oy][ox][f].
 *
 *   dy     [height][width] pixels
 *   dBias  [filters] floats, padded to whole vectors, as the pixels
 */
export function singleBiasGradient(
  dy: usize,
  dyRow: i32,
  dyPixel: i32,
  dBias: usize,
  height: i32,
  width: i32,
): void {
  for (let channel = 0; channel < dyPixel; channel += 16) {
    let even = f32x4.splat(0),
      odd = even;
    for (let row = 0; row < height; row++) {
      const line = dy + row * dyRow + channel;
      let column = 0;
      for (; column + 2 <= width; column += 2) {
        even = f32x4.add(even, v128.load(line + column * dyPixel));
        odd = f32x4.add(odd, v128.load(line + (column + 1) * dyPixel));
      }
      if (column < width) even = f32x4.add(even, v128.load(line + column * dyPixel));
    }
    v128.store(dBias + channel, f32x4.add(even, odd));
  }
}
