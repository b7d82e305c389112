import { madd } from '../lanes';

/*
 * A convolution of one group, stride 1, over an image that has its border of zeros already.
 *
 *   x       [channels][rows][columns] vectors
 *   kernel  [taps][filters] floats, a row of it `kernelRow` bytes; tap r = (ky, kx, channel) as in tfjs's HWIO
 *   offsets [taps] how far tap r lies from an output pixel's own place in x, in bytes
 *   y       [filters][height][width] vectors
 *
 *   y[f][oy][ox] = bias[f] + Σ over r of kernel[r][f] · x[place of (oy, ox) + offsets[r]]
 *
 * The table of offsets makes every kernel size and channel count the same plain loop. Registers hold 2 filters by 4
 * pixels; a tap costs 2 splats and 4 loads for 8 products:
 *
 *                      x[ox]  x[ox+1]  x[ox+2]  x[ox+3]
 *   kernel[r][f]   ×    a0      a1       a2       a3
 *   kernel[r][f+1] ×    b0      b1       b2       b3
 *
 * A last block that is not full starts earlier and overlaps the one before: it stores the same numbers again.
 */
export function conv2d(
  x: usize,
  kernel: usize,
  bias: usize,
  offsets: usize,
  y: usize,
  taps: i32,
  filters: i32,
  height: i32,
  width: i32,
  xRow: i32,
  yRow: i32,
  yChannel: i32,
  kernelRow: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  for (let f = 0; f < filters; f += 2) {
    let xLine = x;
    let yLine = y;
    for (let row = 0; row < height; row++) {
      if (width >= 4) {
        for (let column = 0; column < width; column += 4) {
          const at = min(column, width - 4) << 4;
          fourPixels(xLine + at, kernel, bias, offsets, offsetsEnd, yLine + at, yChannel, kernelRow);
        }
      } else {
        for (let at = 0; at < width << 4; at += 16) {
          onePixel(xLine + at, kernel, bias, offsets, offsetsEnd, yLine + at, yChannel, kernelRow);
        }
      }
      xLine += xRow;
      yLine += yRow;
    }
    kernel += 8;
    bias += 8;
    y += yChannel << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(
  x: usize,
  kernel: usize,
  bias: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  yChannel: i32,
  kernelRow: i32,
): void {
  let a0 = v128.load32_splat(bias);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = v128.load32_splat(bias, 4);
  let b1 = b0;
  let b2 = b0;
  let b3 = b0;
  for (; offsets < offsetsEnd; offsets += 4) {
    const at = x + load<i32>(offsets);
    const wa = v128.load32_splat(kernel);
    const wb = v128.load32_splat(kernel, 4);
    const x0 = v128.load(at);
    a0 = madd(x0, wa, a0);
    b0 = madd(x0, wb, b0);
    const x1 = v128.load(at, 16);
    a1 = madd(x1, wa, a1);
    b1 = madd(x1, wb, b1);
    const x2 = v128.load(at, 32);
    a2 = madd(x2, wa, a2);
    b2 = madd(x2, wb, b2);
    const x3 = v128.load(at, 48);
    a3 = madd(x3, wa, a3);
    b3 = madd(x3, wb, b3);
    kernel += kernelRow;
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  v128.store(y, a2, 32);
  v128.store(y, a3, 48);
  y += yChannel;
  v128.store(y, b0);
  v128.store(y, b1, 16);
  v128.store(y, b2, 32);
  v128.store(y, b3, 48);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function onePixel(
  x: usize,
  kernel: usize,
  bias: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  yChannel: i32,
  kernelRow: i32,
): void {
  let a = v128.load32_splat(bias);
  let b = v128.load32_splat(bias, 4);
  for (; offsets < offsetsEnd; offsets += 4) {
    const x0 = v128.load(x + load<i32>(offsets));
    a = madd(x0, v128.load32_splat(kernel), a);
    b = madd(x0, v128.load32_splat(kernel, 4), b);
    kernel += kernelRow;
  }
  v128.store(y, a);
  v128.store(y + yChannel, b);
}
