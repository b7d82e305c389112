import { Activation, activationGradient1 } from './activation-kind';
import { exp4 } from './exp';
import { tanhLine } from './tanh';

/*
 * y = f(x), vector by vector, over `units` channels of an image or (with one row) units of a matrix. x and y may be the
 * same buffer.
 */
export function activation(
  kind: Activation,
  x: usize,
  y: usize,
  units: i32,
  rows: i32,
  columns: i32,
  xRow: i32,
  xUnit: i32,
  yRow: i32,
  yUnit: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      const from = x + u * xUnit + row * xRow;
      const to = y + u * yUnit + row * yRow;
      if (kind === Activation.Tanh) tanhLine(from, to, columns);
      else if (kind === Activation.Sigmoid) sigmoidLine(from, to, columns);
      else reluLine(from, to, columns);
    }
  }
}

/** 1 / (1 + e⁻ˣ), good in both tails. */
// @ts-ignore: a decorator of AssemblyScript
@inline
function sigmoidLine(x: usize, y: usize, columns: i32): void {
  const one = f32x4.splat(1);
  for (let at = 0; at < columns << 4; at += 16) {
    v128.store(y + at, f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(v128.load(x + at))))));
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function reluLine(x: usize, y: usize, columns: i32): void {
  const zero = f32x4.splat(0);
  for (let at = 0; at < columns << 4; at += 16) v128.store(y + at, f32x4.pmax(zero, v128.load(x + at)));
}

/** dx = dy · f′, told from y = f(x). dy and dx may be the same buffer; they share their strides. */
export function activationGradient(
  kind: Activation,
  y: usize,
  dy: usize,
  dx: usize,
  units: i32,
  rows: i32,
  columns: i32,
  yRow: i32,
  yUnit: i32,
  dRow: i32,
  dUnit: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      const value = y + u * yUnit + row * yRow;
      const at = u * dUnit + row * dRow;
      if (kind === Activation.Tanh) gradientLine(Activation.Tanh, value, dy + at, dx + at, columns);
      else if (kind === Activation.Sigmoid) gradientLine(Activation.Sigmoid, value, dy + at, dx + at, columns);
      else gradientLine(Activation.Relu, value, dy + at, dx + at, columns);
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function gradientLine(kind: Activation, y: usize, dy: usize, dx: usize, columns: i32): void {
  for (let at = 0; at < columns << 4; at += 16) {
    v128.store(dx + at, activationGradient1(kind, v128.load(y + at), v128.load(dy + at)));
  }
}
