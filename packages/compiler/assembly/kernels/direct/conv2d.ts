import { madd } from '../../lanes';

/*
 * A convolution of one lane group, of any stride and dilation. The image already has its border of zeros.
 *
 *   x       [channels][rows][columns] vectors
 *   kernel  [taps][filters] floats, rows `kernelRow` bytes apart, filters padded to a multiple of 4; tap r = (channel, ky, kx)
 *   offsets [taps]: distance of the input of tap r from the place of the output pixel in x, in bytes
 *   places  [pixels]: the places of an output pixel in x and in a channel of y, in bytes
 *   y       [filters][height][width] vectors
 *
 *   y[f][i] = bias[f] + Σ over r of kernel[r][f] · x[place of i + offsets[r]]
 *
 * Registers hold a tile of 4 filters by 2 pixels; a tap takes 4 splats and 2 loads for 8 products.
 */
export function directConv2d(
  x: usize,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  offsets: usize,
  places: usize,
  y: usize,
  yChannel: i32,
  taps: i32,
  filters: i32,
  pixels: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  const pairsEnd = places + ((pixels & ~1) << 3);
  for (let f = 0; f < filters; f += 4) {
    for (let place = places; place < pairsEnd; place += 16) {
      let a0 = v128.load32_splat(bias);
      let b0 = v128.load32_splat(bias, 4);
      let c0 = v128.load32_splat(bias, 8);
      let d0 = v128.load32_splat(bias, 12);
      let a1 = a0;
      let b1 = b0;
      let c1 = c0;
      let d1 = d0;
      const first = x + load<i32>(place);
      const second = x + load<i32>(place, 8);
      let weight = kernel;
      for (let at = offsets; at < offsetsEnd; at += 4) {
        const offset = load<i32>(at);
        const x0 = v128.load(first + offset);
        const x1 = v128.load(second + offset);
        const wa = v128.load32_splat(weight);
        a0 = madd(x0, wa, a0);
        a1 = madd(x1, wa, a1);
        const wb = v128.load32_splat(weight, 4);
        b0 = madd(x0, wb, b0);
        b1 = madd(x1, wb, b1);
        const wc = v128.load32_splat(weight, 8);
        c0 = madd(x0, wc, c0);
        c1 = madd(x1, wc, c1);
        const wd = v128.load32_splat(weight, 12);
        d0 = madd(x0, wd, d0);
        d1 = madd(x1, wd, d1);
        weight += kernelRow;
      }
      storeFour(y + load<i32>(place, 4), yChannel, a0, b0, c0, d0);
      storeFour(y + load<i32>(place, 12), yChannel, a1, b1, c1, d1);
    }
    if (pixels & 1)
      onePixel(
        x + load<i32>(pairsEnd),
        kernel,
        kernelRow,
        bias,
        offsets,
        offsetsEnd,
        y + load<i32>(pairsEnd, 4),
        yChannel,
      );
    kernel += 16;
    bias += 16;
    y += yChannel << 2;
  }
}

function onePixel(
  x: usize,
  kernel: usize,
  kernelRow: i32,
  bias: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  yChannel: i32,
): void {
  let a = v128.load32_splat(bias);
  let b = v128.load32_splat(bias, 4);
  let c = v128.load32_splat(bias, 8);
  let d = v128.load32_splat(bias, 12);
  for (; offsets < offsetsEnd; offsets += 4) {
    const value = v128.load(x + load<i32>(offsets));
    a = madd(value, v128.load32_splat(kernel), a);
    b = madd(value, v128.load32_splat(kernel, 4), b);
    c = madd(value, v128.load32_splat(kernel, 8), c);
    d = madd(value, v128.load32_splat(kernel, 12), d);
    kernel += kernelRow;
  }
  storeFour(y, yChannel, a, b, c, d);
}

/** Stores a pixel of four channels. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function storeFour(y: usize, yChannel: i32, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(y, a);
  v128.store(y + yChannel, b);
  v128.store(y + 2 * yChannel, c);
  v128.store(y + 3 * yChannel, d);
}
