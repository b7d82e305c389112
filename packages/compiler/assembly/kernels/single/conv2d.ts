import { madd } from '../../lanes';

/*
 * A convolution of one image. The image already has its border of zeros. `xRow` and `xPixel` are the distances between the places of
 * output pixels in x: those of its rows and pixels, times the strides.
 *
 *   kernel  [taps][filters] floats, rows `kernelRow` bytes apart; tap r = (channel, ky, kx)
 *   offsets [taps]: distance of tap r from the place of the output pixel in x, in bytes
 *
 *   y[oy][ox][f] = bias[f] + Σ over r of kernel[r][f] · x[place of (oy, ox) + offsets[r]]
 *
 * Registers hold a tile of 2 vectors of filters by 4 pixels:
 *
 *                        x[ox]  x[ox+1]  x[ox+2]  x[ox+3]
 *   kernel[r][f…f+3]   ×   a0      a1       a2       a3
 *   kernel[r][f+4…f+7] ×   b0      b1       b2       b3
 *
 * A last tile that is not full starts earlier and overlaps the one before.
 */
export function singleConv2d(
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
  taps: i32,
  filters: i32,
  height: i32,
  width: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  for (let f = 0; f < filters; f += 8) {
    const both = filters - f > 4;
    for (let row = 0; row < height; row++) {
      const xLine = x + row * xRow;
      const yLine = y + row * yRow;
      for (let tile = 0; tile < width; tile += 4) {
        const column = width < 4 ? tile : min(tile, width - 4);
        const from = xLine + column * xPixel;
        const to = yLine + column * yPixel;
        if (width < 4) {
          for (let p = 0; p < width; p++)
            onePixel(both, from + p * xPixel, kernel, bias, offsets, offsetsEnd, to + p * yPixel, kernelRow);
        } else if (both)
          fourPixels(true, from, kernel, bias, offsets, offsetsEnd, to, xPixel, yPixel, kernelRow);
        else fourPixels(false, from, kernel, bias, offsets, offsetsEnd, to, xPixel, yPixel, kernelRow);
      }
    }
    kernel += 32;
    bias += 32;
    y += 32;
  }
}

/** `both` (whether there are two vectors of filters) is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(
  both: bool,
  x: usize,
  kernel: usize,
  bias: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  xPixel: i32,
  yPixel: i32,
  kernelRow: i32,
): void {
  let a0 = v128.load(bias),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = both ? v128.load(bias, 16) : a0,
    b1 = b0,
    b2 = b0,
    b3 = b0;
  for (; offsets < offsetsEnd; offsets += 4) {
    let at = x + load<i32>(offsets);
    const wa = v128.load(kernel);
    const wb = both ? v128.load(kernel, 16) : wa;
    const x0 = v128.load32_splat(at);
    a0 = madd(x0, wa, a0);
    if (both) b0 = madd(x0, wb, b0);
    at += xPixel;
    const x1 = v128.load32_splat(at);
    a1 = madd(x1, wa, a1);
    if (both) b1 = madd(x1, wb, b1);
    at += xPixel;
    const x2 = v128.load32_splat(at);
    a2 = madd(x2, wa, a2);
    if (both) b2 = madd(x2, wb, b2);
    at += xPixel;
    const x3 = v128.load32_splat(at);
    a3 = madd(x3, wa, a3);
    if (both) b3 = madd(x3, wb, b3);
    kernel += kernelRow;
  }
  v128.store(y, a0);
  v128.store(y + yPixel, a1);
  v128.store(y + 2 * yPixel, a2);
  v128.store(y + 3 * yPixel, a3);
  if (!both) return;
  v128.store(y, b0, 16);
  v128.store(y + yPixel, b1, 16);
  v128.store(y + 2 * yPixel, b2, 16);
  v128.store(y + 3 * yPixel, b3, 16);
}

function onePixel(
  both: bool,
  x: usize,
  kernel: usize,
  bias: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  kernelRow: i32,
): void {
  for (let vectors = both ? 2 : 1; vectors > 0; vectors--) {
    let a = v128.load(bias);
    let weight = kernel;
    for (let at = offsets; at < offsetsEnd; at += 4) {
      a = madd(v128.load32_splat(x + load<i32>(at)), v128.load(weight), a);
      weight += kernelRow;
    }
    v128.store(y, a);
    kernel += 16;
    bias += 16;
    y += 16;
  }
}
