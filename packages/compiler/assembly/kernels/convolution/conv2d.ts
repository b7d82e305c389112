import { madd } from '../../lanes';

/*
 * The products of a convolution of one lane group with stride 1, at each point (see winograd.ts). A transformed kernel is
 * one column wide, so an image can be treated as one line of `pixels` = height · tiles pixels. If the convolution is nested,
 * the transformed kernel is one tap, and `pixels` counts tiles.
 *
 *   x̂       [points][channels][rows · tiles] vectors
 *   ŵ       [points][taps][filters] floats, rows `kernelHatRow` bytes apart; tap r = (ky, channel)
 *   offsets [taps]: distance of tap r from the place of the output pixel in x̂, in bytes
 *   ŷ       [points][filters][pixels] vectors
 *
 *   ŷ[f][i] = Σ over r of ŵ[r][f] · x̂[place of i + offsets[r]]
 *
 * With the table of offsets, one loop handles every kernel height and number of channels. Registers hold a tile of 2 filters
 * by 4 pixels; a tap takes 2 splats and 4 loads for 8 products:
 *
 *               x̂[i]  x̂[i+1]  x̂[i+2]  x̂[i+3]
 *   ŵ[r][f]   ×  a0     a1      a2      a3
 *   ŵ[r][f+1] ×  b0     b1      b2      b3
 *
 * A last tile that is not full starts earlier and overlaps the one before: it stores the same numbers again.
 */
export function conv2d(
  xHat: usize,
  xHatPoint: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  offsets: usize,
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  taps: i32,
  points: i32,
  filters: i32,
  pixels: i32,
): void {
  const offsetsEnd = offsets + (taps << 2);
  for (let point = 0; point < points; point++) {
    let weights = kernelHat;
    let line = yHat;
    for (let f = 0; f < filters; f += 2) {
      if (pixels >= 4) {
        for (let i = 0; i < pixels; i += 4) {
          const at = min(i, pixels - 4) << 4;
          fourPixels(xHat + at, weights, offsets, offsetsEnd, line + at, yHatChannel, kernelHatRow);
        }
      } else {
        for (let at = 0; at < pixels << 4; at += 16) {
          onePixel(xHat + at, weights, offsets, offsetsEnd, line + at, yHatChannel, kernelHatRow);
        }
      }
      weights += 8;
      line += yHatChannel << 1;
    }
    xHat += xHatPoint;
    kernelHat += kernelHatPoint;
    yHat += yHatPoint;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(
  x: usize,
  kernel: usize,
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  yChannel: i32,
  kernelRow: i32,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
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
  offsets: usize,
  offsetsEnd: usize,
  y: usize,
  yChannel: i32,
  kernelRow: i32,
): void {
  let a = f32x4.splat(0),
    b = a;
  for (; offsets < offsetsEnd; offsets += 4) {
    const x0 = v128.load(x + load<i32>(offsets));
    a = madd(x0, v128.load32_splat(kernel), a);
    b = madd(x0, v128.load32_splat(kernel, 4), b);
    kernel += kernelRow;
  }
  v128.store(y, a);
  v128.store(y + yChannel, b);
}
