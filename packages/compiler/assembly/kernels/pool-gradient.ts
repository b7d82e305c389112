import { Activation, activationGradient1 } from './activation-kind';

/*
 * The way back through pooling and, in the same pass, through the activation before it. Of a window, the mean gives every
 * value an even share of dy; the maximum gives all of it, in each lane, to the first value that holds it, row by row.
 *
 *   y   [channels][height · poolHeight][width · poolWidth] vectors: what was pooled, after the activation
 *   top [channels][height][width] vectors: the maxima (for a mean it is not read)
 *   dy  [channels][height][width] vectors
 *   dx  as y
 */
export function poolGradient(
  isMax: i32,
  kind: Activation,
  y: usize,
  top: usize,
  dy: usize,
  dx: usize,
  channels: i32,
  height: i32,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  yRow: i32,
  yChannel: i32,
  topRow: i32,
  topChannel: i32,
  dyRow: i32,
  dyChannel: i32,
  dxRow: i32,
  dxChannel: i32,
): void {
  for (let c = 0; c < channels; c++) {
    for (let row = 0; row < height; row++) {
      const values = y + c * yChannel + row * poolHeight * yRow;
      const from = dy + c * dyChannel + row * dyRow;
      const to = dx + c * dxChannel + row * poolHeight * dxRow;
      if (isMax) {
        const tops = top + c * topChannel + row * topRow;
        if (kind === Activation.Tanh) maximum(Activation.Tanh, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === Activation.Sigmoid) maximum(Activation.Sigmoid, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === Activation.Relu) maximum(Activation.Relu, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else maximum(Activation.None, values, tops, from, to, width, poolHeight, poolWidth, yRow, dxRow);
      } else if (kind === Activation.Tanh && poolHeight === 2 && poolWidth === 2) {
        tanhTwoByTwo(values, from, to, width, yRow, dxRow);
      } else {
        if (kind === Activation.Tanh) mean(Activation.Tanh, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === Activation.Sigmoid) mean(Activation.Sigmoid, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else if (kind === Activation.Relu) mean(Activation.Relu, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
        else mean(Activation.None, values, from, to, width, poolHeight, poolWidth, yRow, dxRow);
      }
    }
  }
}

/** The commonest case, without its inner loops: the mean of 2 · 2 values of tanh. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function tanhTwoByTwo(y: usize, dy: usize, dx: usize, width: i32, yRow: i32, dxRow: i32): void {
  const quarter = f32x4.splat(0.25);
  for (const end = dy + (width << 4); dy < end; dy += 16) {
    const part = f32x4.mul(v128.load(dy), quarter);
    v128.store(dx, activationGradient1(Activation.Tanh, v128.load(y), part));
    v128.store(dx, activationGradient1(Activation.Tanh, v128.load(y, 16), part), 16);
    v128.store(dx + dxRow, activationGradient1(Activation.Tanh, v128.load(y + yRow), part));
    v128.store(dx + dxRow, activationGradient1(Activation.Tanh, v128.load(y + yRow, 16), part), 16);
    y += 32;
    dx += 32;
  }
}

/** One row of windows. `kind` is a constant where this is inlined. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function mean(
  kind: Activation,
  y: usize,
  dy: usize,
  dx: usize,
  width: i32,
  poolHeight: i32,
  poolWidth: i32,
  yRow: i32,
  dxRow: i32,
): void {
  const share = f32x4.splat(1 / <f32>(poolHeight * poolWidth));
  for (const end = dy + (width << 4); dy < end; dy += 16) {
    const part = f32x4.mul(v128.load(dy), share);
    for (let ky = 0; ky < poolHeight; ky++) {
      const from = y + ky * yRow;
      const to = dx + ky * dxRow;
      for (let at = 0; at < poolWidth << 4; at += 16) {
        v128.store(to + at, activationGradient1(kind, kind === Activation.None ? part : v128.load(from + at), part));
      }
    }
    y += poolWidth << 4;
    dx += poolWidth << 4;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function maximum(
  kind: Activation,
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
        v128.store(to + at, v128.and(winner, activationGradient1(kind, value, gradient)));
        open = v128.andnot(open, winner);
      }
    }
    y += poolWidth << 4;
    dx += poolWidth << 4;
    top += 16;
  }
}
