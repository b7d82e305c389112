import { evaluate, evaluateTransposed, POINTS, SCALE_1, SCALE_2, SCALE_HALF } from './winograd';

/*
 * Transforms the kernel of a convolution (see winograd.ts), for a range of slices. A slice is one channel.
 *
 *   w [channels][height][width][filters] floats, `kernelRow` bytes from tap to tap
 *   ŵ [8][height][pieces][channels][filters] floats, `kernelHatRow` bytes from tap to tap
 *
 *   ŵ = S E w along the width; a piece is `piece` taps wide
 *
 * A nested transform also applies S E along the height, `height` vectors `scratch` at a time: ŵ [8][8][pieces][channels][filters].
 */
export function transformKernel(
  kernel: usize,
  kernelRow: i32,
  kernelHat: usize,
  kernelHatPoint: i32,
  kernelHatRow: i32,
  scratch: usize,
  isNested: bool,
  height: i32,
  width: i32,
  piece: i32,
  channels: i32,
  from: i32,
  to: i32,
): void {
  const rowStep = width * kernelRow;
  const pieces = (width + piece - 1) / piece;
  for (let c = from; c < to; c++) {
    for (let p = 0; p < pieces; p++) {
      const count = min(piece, width - p * piece);
      for (let at = 0; at < kernelRow; at += 16) {
        let taps = kernel + (c * height * width + p * piece) * kernelRow + at;
        let hat = kernelHat + (p * channels + c) * kernelHatRow + at;
        if (isNested) {
          for (let ky = 0; ky < height; ky++) {
            scaledValues(taps, kernelRow, count, piece, scratch + (ky << 4), height << 4);
            taps += rowStep;
          }
          for (let point = 0; point < POINTS; point++) {
            scaledValues(scratch + ((point * height) << 4), 16, height, height, hat, POINTS * kernelHatPoint);
            hat += kernelHatPoint;
          }
        } else {
          for (let ky = 0; ky < height; ky++) {
            scaledValues(taps, kernelRow, count, piece, hat, kernelHatPoint);
            taps += rowStep;
            hat += pieces * channels * kernelHatRow;
          }
        }
      }
    }
  }
}

/** S E of the vectors at `from`. */
function scaledValues(from: usize, step: i32, count: i32, most: i32, to: usize, toStep: i32): void {
  const scale1 = f32x4.splat(SCALE_1);
  const scale2 = f32x4.splat(SCALE_2);
  const scaleHalf = f32x4.splat(SCALE_HALF);
  evaluate(from, step, count, most, to, toStep, scale1, scale2, scaleHalf);
}

/**
 * dw = Eᵀ S dŵ, where dŵ is the sum of `parts` over the lane groups, always in the order of the groups, whichever thread
 * computed them.
 *
 *   parts   [groups] times dŵ, `partStride` bytes apart
 *   scratch [height, or 8 if nested][8][filters] floats: dŵ of one channel
 */
export function transformKernelGradient(
  parts: usize,
  partsPoint: i32,
  partsRow: i32,
  partStride: i32,
  dKernel: usize,
  dKernelRow: i32,
  scratch: usize,
  isNested: bool,
  height: i32,
  width: i32,
  piece: i32,
  channels: i32,
  groups: i32,
  from: i32,
  to: i32,
): void {
  const pieces = (width + piece - 1) / piece;
  const lines = isNested ? POINTS : height;
  const partsLine = isNested ? POINTS * partsPoint : pieces * channels * partsRow;
  const scratchLine = POINTS * dKernelRow;
  for (let c = from; c < to; c++) {
    for (let p = 0; p < pieces; p++) {
      const hat = parts + (p * channels + c) * partsRow;
      let sum = scratch;
      for (let line = 0; line < lines; line++) {
        for (let point = 0; point < POINTS; point++) {
          sumGroups(hat + line * partsLine + point * partsPoint, groups, partStride, sum, dKernelRow);
          sum += dKernelRow;
        }
      }
      if (isNested) {
        for (let at = scratch; at < scratch + scratchLine; at += 16) {
          scaledCoefficients(at, scratchLine, at, scratchLine, height, height);
        }
      }
      const count = min(piece, width - p * piece);
      const taps = dKernel + (c * height * width + p * piece) * dKernelRow;
      for (let ky = 0; ky < height; ky++) {
        for (let at = 0; at < dKernelRow; at += 16) {
          const tap = taps + ky * width * dKernelRow + at;
          scaledCoefficients(scratch + ky * scratchLine + at, dKernelRow, tap, dKernelRow, count, piece);
        }
      }
    }
  }
}

/** Eᵀ S of the vectors at `from`, which can be overwritten. */
function scaledCoefficients(from: usize, step: i32, to: usize, toStep: i32, count: i32, most: i32): void {
  const scale1 = f32x4.splat(SCALE_1);
  const scale2 = f32x4.splat(SCALE_2);
  const scaleHalf = f32x4.splat(SCALE_HALF);
  const v0 = v128.load(from);
  const v1 = f32x4.mul(v128.load((from += step)), scale1);
  const v2 = f32x4.mul(v128.load((from += step)), scale1);
  const v3 = f32x4.mul(v128.load((from += step)), scale2);
  const v4 = f32x4.mul(v128.load((from += step)), scale2);
  const v5 = f32x4.mul(v128.load((from += step)), scaleHalf);
  const v6 = f32x4.mul(v128.load((from += step)), scaleHalf);
  const v7 = v128.load(from + step);
  evaluateTransposed(v0, v1, v2, v3, v4, v5, v6, v7, to, toStep, count, most);
}

/** Sums `bytes` bytes of each group, four vectors at a time. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sumGroups(part: usize, groups: i32, stride: i32, to: usize, bytes: i32): void {
  for (; bytes >= 64; bytes -= 64) {
    let a = v128.load(part),
      b = v128.load(part, 16),
      c = v128.load(part, 32),
      d = v128.load(part, 48);
    for (let at = part + stride; at < part + groups * stride; at += stride) {
      a = f32x4.add(a, v128.load(at));
      b = f32x4.add(b, v128.load(at, 16));
      c = f32x4.add(c, v128.load(at, 32));
      d = f32x4.add(d, v128.load(at, 48));
    }
    v128.store(to, a);
    v128.store(to, b, 16);
    v128.store(to, c, 32);
    v128.store(to, d, 48);
    part += 64;
    to += 64;
  }
  for (; bytes > 0; bytes -= 16) {
    let a = v128.load(part);
    for (let at = part + stride; at < part + groups * stride; at += stride) a = f32x4.add(a, v128.load(at));
    v128.store(to, a);
    part += 16;
    to += 16;
  }
}
