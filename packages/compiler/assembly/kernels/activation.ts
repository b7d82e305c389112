import { ActivationKind } from '../layout.generated';
import { timesDerivative } from './derivative';
import { exp4 } from './exp';
import { LEAST_POSITIVE } from './least-positive';
import { SCALED_TANH, TANH, tanhLine } from './tanh';

/*
 * y = f(x), vector by vector, over the channels of an image or (with one row) the units of a matrix. x and y can be the
 * same buffer.
 */
export function activation(
  kind: ActivationKind,
  x: usize,
  xRow: i32,
  xUnit: i32,
  y: usize,
  yRow: i32,
  yUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      const from = x + u * xUnit + row * xRow;
      const to = y + u * yUnit + row * yRow;
      if (kind === ActivationKind.tanh) tanhLine(TANH, from, to, columns);
      else if (kind === ActivationKind.scaledTanh) tanhLine(SCALED_TANH, from, to, columns);
      else if (kind === ActivationKind.sigmoid) sigmoidLine(from, to, columns);
      else reluLine(from, to, columns);
    }
  }
}

/** 1 / (1 + e⁻ˣ), accurate in both tails. */
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
  const least = f32x4.splat(LEAST_POSITIVE);
  for (let at = 0; at < columns << 4; at += 16) {
    const value = v128.load(x + at);
    v128.store(y + at, v128.and(value, f32x4.gt(value, least)));
  }
}

/** dx = dy · f′(x), computed from y = f(x). dy and dx can be the same buffer. */
export function activationGradient(
  kind: ActivationKind,
  y: usize,
  yRow: i32,
  yUnit: i32,
  dy: usize,
  dyRow: i32,
  dyUnit: i32,
  dx: usize,
  dxRow: i32,
  dxUnit: i32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    for (let row = 0; row < rows; row++) {
      const value = y + u * yUnit + row * yRow;
      const from = dy + u * dyUnit + row * dyRow;
      const to = dx + u * dxUnit + row * dxRow;
      if (kind === ActivationKind.tanh) gradientLine(ActivationKind.tanh, value, from, to, columns);
      else if (kind === ActivationKind.scaledTanh)
        gradientLine(ActivationKind.scaledTanh, value, from, to, columns);
      else if (kind === ActivationKind.sigmoid)
        gradientLine(ActivationKind.sigmoid, value, from, to, columns);
      else gradientLine(ActivationKind.relu, value, from, to, columns);
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function gradientLine(kind: ActivationKind, y: usize, dy: usize, dx: usize, columns: i32): void {
  for (let at = 0; at < columns << 4; at += 16) {
    v128.store(dx + at, timesDerivative(kind, v128.load(y + at), v128.load(dy + at)));
  }
}
