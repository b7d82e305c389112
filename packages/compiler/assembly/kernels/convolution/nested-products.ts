import { madd } from '../../lanes';
import { pairsOfTaps } from './conv2d-kernel-gradient';

/*
 * The products of a nested convolution, of one lane group, at each point (see nested.ts). A point has few products, so the first
 * of a sum initializes it, and the channels are a constant distance apart.
 *
 *   x̂ [channels][points][pixels] vectors     ŵ [points][channels][filters] floats     ŷ [filters][points][pixels] vectors
 *
 * `offsets` are those of conv2d.ts: the distances of the channels. There are at least 4 pixels: tiles of the output. A last block of 4 pixels that is not full starts earlier and overlaps the one
 * before: it stores the same numbers again.
 */

/** ŷ[f][i] = Σ over c of ŵ[c][f] · x̂[c][i]. Registers hold 2 filters by 4 pixels. */
export function nestedProducts(
  xHat: usize,
  xHatPoint: i32,
  xHatChannel: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  yHat: usize,
  yHatPoint: i32,
  yHatChannel: i32,
  points: i32,
  channels: i32,
  filters: i32,
  pixels: i32,
): void {
  const kernelBytes = channels * kernelHatRow;
  for (let point = 0; point < points; point++) {
    pairsOfLines(
      xHat,
      xHatChannel,
      kernelHat,
      kernelHatRow,
      4,
      kernelBytes,
      yHat,
      yHatChannel,
      filters,
      pixels,
    );
    xHat += xHatPoint;
    kernelHat += kernelHatPoint;
    yHat += yHatPoint;
  }
}

/**
 * Both gradients, point by point, so that the first-level cache holds dŷ of the point:
 *
 *   dŵ[c][f] = Σ over samples and pixels i of x̂[c][i] · dŷ[f][i]     2 channels by 4 filters; both are multiples of these numbers
 *   dx̂[c][i] = Σ over f of ŵ[c][f] · dŷ[f][i]                        2 channels by 4 pixels
 */
export function nestedGradients(
  xHat: usize,
  xHatPoint: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  dyHat: usize,
  dyHatPoint: i32,
  dyHatChannel: i32,
  offsets: usize,
  dKernelHat: usize,
  dKernelHatPoint: i32,
  dKernelHatRow: i32,
  dxHat: usize,
  dxHatPoint: i32,
  dxHatChannel: i32,
  points: i32,
  channels: i32,
  filters: i32,
  pixels: i32,
): void {
  for (let point = 0; point < points; point++) {
    pairsOfTaps(xHat, dyHat, dyHatChannel, offsets, dKernelHat, dKernelHatRow, channels, filters, pixels);
    pairsOfLines(
      dyHat,
      dyHatChannel,
      kernelHat,
      4,
      kernelHatRow,
      filters << 2,
      dxHat,
      dxHatChannel,
      channels,
      pixels,
    );
    xHat += xHatPoint;
    kernelHat += kernelHatPoint;
    dyHat += dyHatPoint;
    dKernelHat += dKernelHatPoint;
    dxHat += dxHatPoint;
  }
}

/**
 * Pairs of lines y[r] = Σ over k of x[k] · w[k][r], for all r < `lines`. Lines of x are `xLine` bytes apart, weights `step` from k to
 * k and `next` from r to r; the last k is less than `bytes` from the first.
 */
function pairsOfLines(
  x: usize,
  xLine: i32,
  weight: usize,
  step: i32,
  next: i32,
  bytes: i32,
  y: usize,
  yLine: i32,
  lines: i32,
  pixels: i32,
): void {
  for (let r = 0; r < lines; r += 2) {
    for (let i = 0; i < pixels; i += 4) {
      const at = min(i, pixels - 4) << 4;
      fourPixels(x + at, xLine, weight, step, next, bytes, y + at, yLine);
    }
    weight += next << 1;
    y += yLine << 1;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function fourPixels(
  x: usize,
  xLine: i32,
  weight: usize,
  step: i32,
  next: i32,
  bytes: i32,
  y: usize,
  yLine: i32,
): void {
  const end = weight + bytes;
  let wa = v128.load32_splat(weight);
  let wb = v128.load32_splat(weight + next);
  let x0 = v128.load(x),
    x1 = v128.load(x, 16),
    x2 = v128.load(x, 32),
    x3 = v128.load(x, 48);
  let a0 = f32x4.mul(x0, wa),
    a1 = f32x4.mul(x1, wa),
    a2 = f32x4.mul(x2, wa),
    a3 = f32x4.mul(x3, wa);
  let b0 = f32x4.mul(x0, wb),
    b1 = f32x4.mul(x1, wb),
    b2 = f32x4.mul(x2, wb),
    b3 = f32x4.mul(x3, wb);
  for (weight += step; weight < end; weight += step) {
    x += xLine;
    wa = v128.load32_splat(weight);
    wb = v128.load32_splat(weight + next);
    x0 = v128.load(x);
    a0 = madd(x0, wa, a0);
    b0 = madd(x0, wb, b0);
    x1 = v128.load(x, 16);
    a1 = madd(x1, wa, a1);
    b1 = madd(x1, wb, b1);
    x2 = v128.load(x, 32);
    a2 = madd(x2, wa, a2);
    b2 = madd(x2, wb, b2);
    x3 = v128.load(x, 48);
    a3 = madd(x3, wa, a3);
    b3 = madd(x3, wb, b3);
  }
  v128.store(y, a0);
  v128.store(y, a1, 16);
  v128.store(y, a2, 32);
  v128.store(y, a3, 48);
  y += yLine;
  v128.store(y, b0);
  v128.store(y, b1, 16);
  v128.store(y, b2, 32);
  v128.store(y, b3, 48);
}
