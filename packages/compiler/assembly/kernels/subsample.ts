import { madd, sumLanes } from '../lanes';
import { ActivationKind } from '../layout.generated';
import { timesDerivative } from './derivative';

/*
 * Trainable subsampling (LeCun et al. 1998): the sum of each block, times the coefficient of the channel, plus its bias.
 *
 *   x  [channels][height · poolHeight][width · poolWidth] vectors
 *   y  [channels][height][width] vectors:  y = kernel[c] · Σ x + bias[c]
 */
export function subsample(
  x: usize,
  xRow: i32,
  xChannel: i32,
  kernel: usize,
  bias: usize,
  y: usize,
  yRow: i32,
  yChannel: i32,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  for (let c = 0; c < channels; c++) {
    const k = v128.load32_splat(kernel + (c << 2));
    const b = v128.load32_splat(bias + (c << 2));
    for (let row = 0; row < height; row++) {
      let from = x + c * xChannel + row * poolHeight * xRow;
      let to = y + c * yChannel + row * yRow;
      for (const end = to + (width << 4); to < end; to += 16) {
        v128.store(to, madd(blockSum(from, xRow, poolHeight, poolWidth), k, b));
        from += poolWidth << 4;
      }
    }
  }
}

/**
 * The gradients of one lane group, and of the activation before the subsampling: dx = kernel[c] · dy · f′, where x = f(…).
 *
 *   dKernel  [channels] floats: Σ over samples, rows and columns of dy · Σ x
 *   dBias    [channels] floats: Σ dy
 */
export function subsampleGradient(
  kind: ActivationKind,
  x: usize,
  xRow: i32,
  xChannel: i32,
  kernel: usize,
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  dKernel: usize,
  dBias: usize,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  for (let c = 0; c < channels; c++) {
    const k = v128.load32_splat(kernel + (c << 2));
    let dk = f32x4.splat(0),
      db = dk;
    for (let row = 0; row < height; row++) {
      let value = x + c * xChannel + row * poolHeight * xRow;
      let to = dx + c * dxChannel + row * poolHeight * dxRow;
      let from = dy + c * dyChannel + row * dyRow;
      for (const end = from + (width << 4); from < end; from += 16) {
        const gradient = v128.load(from);
        db = f32x4.add(db, gradient);
        const part = f32x4.mul(gradient, k);
        if (kind === ActivationKind.scaledTanh && poolHeight === 2 && poolWidth === 2) {
          dk = madd(gradient, twoByTwo(value, to, part, xRow, dxRow), dk);
          value += 32;
          to += 32;
          continue;
        }
        dk = madd(gradient, blockSum(value, xRow, poolHeight, poolWidth), dk);
        if (kind === ActivationKind.scaledTanh)
          spread(ActivationKind.scaledTanh, value, to, part, poolHeight, poolWidth, xRow, dxRow);
        else spread(ActivationKind.none, value, to, part, poolHeight, poolWidth, xRow, dxRow);
        value += poolWidth << 4;
        to += poolWidth << 4;
      }
    }
    const sums = sumLanes(dk, db, dk, db);
    v128.store32_lane(dKernel + (c << 2), sums, 0);
    v128.store32_lane(dBias + (c << 2), sums, 1);
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function blockSum(x: usize, xRow: i32, poolHeight: i32, poolWidth: i32): v128 {
  if (poolHeight === 2 && poolWidth === 2) {
    const top = f32x4.add(v128.load(x), v128.load(x, 16));
    return f32x4.add(top, f32x4.add(v128.load(x + xRow), v128.load(x + xRow, 16)));
  }
  let sum = f32x4.splat(0);
  for (let ky = 0; ky < poolHeight; ky++) {
    for (let at = 0; at < poolWidth << 4; at += 16) sum = f32x4.add(sum, v128.load(x + ky * xRow + at));
  }
  return sum;
}

/** The most common case, without inner loops: the gradient of 2 · 2 values of the scaled tanh, and their sum. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function twoByTwo(x: usize, dx: usize, part: v128, xRow: i32, dxRow: i32): v128 {
  const a = v128.load(x),
    b = v128.load(x, 16),
    c = v128.load(x + xRow),
    d = v128.load(x + xRow, 16);
  v128.store(dx, timesDerivative(ActivationKind.scaledTanh, a, part));
  v128.store(dx, timesDerivative(ActivationKind.scaledTanh, b, part), 16);
  v128.store(dx + dxRow, timesDerivative(ActivationKind.scaledTanh, c, part));
  v128.store(dx + dxRow, timesDerivative(ActivationKind.scaledTanh, d, part), 16);
  return f32x4.add(f32x4.add(a, b), f32x4.add(c, d));
}

/** The gradient of every value of a block. `kind` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function spread(
  kind: ActivationKind,
  x: usize,
  dx: usize,
  part: v128,
  poolHeight: i32,
  poolWidth: i32,
  xRow: i32,
  dxRow: i32,
): void {
  for (let ky = 0; ky < poolHeight; ky++) {
    for (let at = 0; at < poolWidth << 4; at += 16) {
      const value = kind === ActivationKind.none ? part : v128.load(x + at);
      v128.store(dx + at, timesDerivative(kind, value, part));
    }
    x += xRow;
    dx += dxRow;
  }
}
