import { evaluate, evaluateTransposed, POINTS, SCALE_1, SCALE_2, SCALE_HALF } from './winograd';

/*
 * Transforms the kernel of a convolution (see winograd.ts), for a range of slices. A slice is one row ky.
 *
 *   w [height][width][channels][filters] floats, `kernelRow` bytes from tap to tap
 *   ŵ [8][height][pieces][channels][filters] floats, `kernelRow` bytes from tap to tap
 *
 *   ŵ = S E w along the width; a piece is `piece` taps wide
 */
export function transformKernel(
  kernel: usize,
  kernelRow: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  width: i32,
  piece: i32,
  channels: i32,
  from: i32,
  to: i32,
): void {
  const scale1 = f32x4.splat(SCALE_1);
  const scale2 = f32x4.splat(SCALE_2);
  const scaleHalf = f32x4.splat(SCALE_HALF);
  const step = channels * kernelRow;
  const pieces = (width + piece - 1) / piece;
  let hat = kernelHat + from * pieces * step;
  for (let ky = from; ky < to; ky++) {
    for (let kx = 0; kx < width; kx += piece) {
      const taps = kernel + (ky * width + kx) * step;
      const count = min(piece, width - kx);
      for (let at = 0; at < step; at += 16) {
        evaluate(taps + at, step, count, piece, hat, kernelHatPoint, scale1, scale2, scaleHalf);
        hat += 16;
      }
    }
  }
}

/**
 * dw = Eᵀ S dŵ, where dŵ is the sum of `parts` over the lane groups, always in the order of the groups, whichever thread
 * computed them.
 *
 *   parts [groups] times dŵ, in the layout of ŵ, `partStride` bytes apart
 */
export function transformKernelGradient(
  parts: usize,
  partsPoint: i32,
  partStride: i32,
  dKernel: usize,
  dKernelRow: i32,
  width: i32,
  piece: i32,
  channels: i32,
  groups: i32,
  from: i32,
  to: i32,
): void {
  const scale1 = f32x4.splat(SCALE_1);
  const scale2 = f32x4.splat(SCALE_2);
  const scaleHalf = f32x4.splat(SCALE_HALF);
  const step = channels * dKernelRow;
  const pieces = (width + piece - 1) / piece;
  let hat = parts + from * pieces * step;
  for (let ky = from; ky < to; ky++) {
    for (let kx = 0; kx < width; kx += piece) {
      const taps = dKernel + (ky * width + kx) * step;
      const count = min(piece, width - kx);
      for (let at = 0; at < step; at += 16) {
        const v0 = sum(hat, groups, partStride);
        const v1 = f32x4.mul(sum(hat + partsPoint, groups, partStride), scale1);
        const v2 = f32x4.mul(sum(hat + 2 * partsPoint, groups, partStride), scale1);
        const v3 = f32x4.mul(sum(hat + 3 * partsPoint, groups, partStride), scale2);
        const v4 = f32x4.mul(sum(hat + 4 * partsPoint, groups, partStride), scale2);
        const v5 = f32x4.mul(sum(hat + 5 * partsPoint, groups, partStride), scaleHalf);
        const v6 = f32x4.mul(sum(hat + 6 * partsPoint, groups, partStride), scaleHalf);
        const v7 = sum(hat + 7 * partsPoint, groups, partStride);
        evaluateTransposed(v0, v1, v2, v3, v4, v5, v6, v7, taps + at, step, count, piece);
        hat += 16;
      }
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function sum(part: usize, groups: i32, stride: i32): v128 {
  let total = v128.load(part);
  for (let group = 1; group < groups; group++) {
    part += stride;
    total = f32x4.add(total, v128.load(part));
  }
  return total;
}

/**
 * Transposes ŵ for the gradient of the input: transposed[point][ky][f][channel] = ŵ[point][ky][channel][f]. The channels
 * of all pieces count as channels.
 */
export function transposeKernel(
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  transposed: usize,
  transposedPoint: i32,
  transposedRow: i32,
  channels: i32,
  filters: i32,
  from: i32,
  to: i32,
): void {
  for (let point = 0; point < POINTS; point++) {
    for (let ky = from; ky < to; ky++) {
      const source = kernelHat + point * kernelHatPoint + ky * channels * kernelHatRow;
      const target = transposed + point * transposedPoint + ky * filters * transposedRow;
      for (let c = 0; c < channels; c++) {
        for (let f = 0; f < filters; f++) {
          store<f32>(target + f * transposedRow + (c << 2), load<f32>(source + c * kernelHatRow + (f << 2)));
        }
      }
    }
  }
}
