import { madd } from '../lanes';
import { tanh4 } from './tanh';

/*
 * y = f(x), vector by vector, over `units` channels of an image or (with one row) units of a matrix. x and y may be the
 * same buffer.
 */
export function tanhForward(
  x: usize, y: usize, units: i32, rows: i32, columns: i32, xRow: i32, xUnit: i32, yRow: i32, yUnit: i32,
): void {
  activation(Activation.Tanh, x, y, units, rows, columns, xRow, xUnit, yRow, yUnit);
}

export function sigmoidForward(
  x: usize, y: usize, units: i32, rows: i32, columns: i32, xRow: i32, xUnit: i32, yRow: i32, yUnit: i32,
): void {
  activation(Activation.Sigmoid, x, y, units, rows, columns, xRow, xUnit, yRow, yUnit);
}

export function reluForward(
  x: usize, y: usize, units: i32, rows: i32, columns: i32, xRow: i32, xUnit: i32, yRow: i32, yUnit: i32,
): void {
  activation(Activation.Relu, x, y, units, rows, columns, xRow, xUnit, yRow, yUnit);
}

const enum Activation {
  Tanh,
  Sigmoid,
  Relu,
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function activation(
  kind: Activation,
  x: usize, y: usize, units: i32, rows: i32, columns: i32, xRow: i32, xUnit: i32, yRow: i32, yUnit: i32,
): void {
  for (let u = 0; u < units; u++) {
    let from = x;
    let to = y;
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < columns << 4; at += 16) {
        v128.store(to + at, value(kind, v128.load(from + at)));
      }
      from += xRow;
      to += yRow;
    }
    x += xUnit;
    y += yUnit;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function value(kind: Activation, x: v128): v128 {
  if (kind === Activation.Tanh) return tanh4(x);
  if (kind === Activation.Relu) return f32x4.pmax(f32x4.splat(0), x);
  // 1 / (1 + e⁻ˣ) = ½ + ½ tanh(x / 2)
  const half = f32x4.splat(0.5);
  return madd(tanh4(f32x4.mul(x, half)), half, half);
}
