import { ActivationKind } from '../layout.generated';
import { timesDerivative } from './derivative';

/*
 * The gradient of pooling and, in the same pass, of the activation before it. In a mean, every value of a window gets an
 * equal part of dy. In a maximum, the first value that equals it, row by row, gets all of dy, in each lane.
 *
 *   y   [channels][height · poolHeight][width · poolWidth] vectors: the input of the pooling, after the activation
 *   top [channels][height][width] vectors: the maxima (not read for a mean)
 *   dy  [channels][height][width] vectors
 *   dx  same shape as y
 */
export function poolGradient(
  isMax: bool,
  kind: ActivationKind,
  y: usize,
  yRow: i32,
  yChannel: i32,
  top: usize,
  topRow: i32,
  topChannel: i32,
  dy: usize,
  dyRow: i32,
  dyChannel: i32,
  dx: usize,
  dxRow: i32,
  dxChannel: i32,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
): void {
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const values = y + c * yChannel + row * poolHeight * yRow;
      const from = dy + c * dyChannel + row * dyRow;
      const to = dx + c * dxChannel + row * poolHeight * dxRow;
      if (isMax) {
        const tops = top + c * topChannel + row * topRow;
        if (kind === ActivationKind.tanh)
          maximum(ActivationKind.tanh, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === ActivationKind.sigmoid)
          maximum(ActivationKind.sigmoid, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === ActivationKind.relu)
          maximum(ActivationKind.relu, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else maximum(ActivationKind.none, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
      } else if (kind === ActivationKind.tanh && poolHeight === 2 && poolWidth === 2) {
        tanhTwoByTwo(values, from, to, width, yRow, dxRow);
      } else {
        if (kind === ActivationKind.tanh)
          mean(ActivationKind.tanh, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === ActivationKind.sigmoid)
          mean(ActivationKind.sigmoid, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === ActivationKind.relu)
          mean(ActivationKind.relu, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else mean(ActivationKind.none, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
      }
    }
  }
}

/** The most common case, without inner loops: the mean of 2 · 2 values of tanh. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tanhTwoByTwo(y: usize, dy: usize, dx: usize, width: i32, yRow: i32, dxRow: i32): void {
  const quarter = f32x4.splat(0.25);
  for (const end = dy + (width << 4); dy < end; dy += 16) {
    const part = f32x4.mul(v128.load(dy), quarter);
    v128.store(dx, timesDerivative(ActivationKind.tanh, v128.load(y), part));
    v128.store(dx, timesDerivative(ActivationKind.tanh, v128.load(y, 16), part), 16);
    v128.store(dx + dxRow, timesDerivative(ActivationKind.tanh, v128.load(y + yRow), part));
    v128.store(dx + dxRow, timesDerivative(ActivationKind.tanh, v128.load(y + yRow, 16), part), 16);
    y += 32;
    dx += 32;
  }
}

/** One row of windows. `kind` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function mean(
  kind: ActivationKind,
  y: usize,
  dy: usize,
  dx: usize,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  yRow: i32,
  dxRow: i32,
): void {
  const scale = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  for (const end = dy + (width << 4); dy < end; dy += 16) {
    const part = f32x4.mul(v128.load(dy), scale);
    for (let ky = 0; ky < poolHeight; ky++) {
      const from = y + ky * yRow;
      const to = dx + ky * dxRow;
      for (let at = 0; at < poolWidth << 4; at += 16) {
        v128.store(
          to + at,
          timesDerivative(kind, kind === ActivationKind.none ? part : v128.load(from + at), part),
        );
      }
    }
    y += poolWidth << 4;
    dx += poolWidth << 4;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function maximum(
  kind: ActivationKind,
  y: usize,
  top: usize,
  dy: usize,
  dx: usize,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  yRow: i32,
  dxRow: i32,
): void {
  for (const end = dy + (width << 4); dy < end; dy += 16) {
    const most = v128.load(top);
    const gradient = v128.load(dy);
    let open = i32x4.splat(-1);
    for (let ky = 0; ky < poolHeight; ky++) {
      const from = y + ky * yRow;
      const to = dx + ky * dxRow;
      for (let at = 0; at < poolWidth << 4; at += 16) {
        const value = v128.load(from + at);
        const winner = v128.and(open, f32x4.eq(value, most));
        v128.store(to + at, v128.and(winner, timesDerivative(kind, value, gradient)));
        open = v128.andnot(open, winner);
      }
    }
    y += poolWidth << 4;
    dx += poolWidth << 4;
    top += 16;
  }
}
