/*
 * dx = dy · f′, where f′ is told from y = f(x) alone: 1 − y² for tanh, y · (1 − y) for the sigmoid, 1 or 0 for relu.
 * dy and dx may be the same buffer; they share their strides.
 */
export function tanhGradient(
  y: usize, dy: usize, dx: usize, units: i32, rows: i32, columns: i32, yRow: i32, yUnit: i32, dRow: i32, dUnit: i32,
): void {
  activationGradient(Activation.Tanh, y, dy, dx, units, rows, columns, yRow, yUnit, dRow, dUnit);
}

export function sigmoidGradient(
  y: usize, dy: usize, dx: usize, units: i32, rows: i32, columns: i32, yRow: i32, yUnit: i32, dRow: i32, dUnit: i32,
): void {
  activationGradient(Activation.Sigmoid, y, dy, dx, units, rows, columns, yRow, yUnit, dRow, dUnit);
}

export function reluGradient(
  y: usize, dy: usize, dx: usize, units: i32, rows: i32, columns: i32, yRow: i32, yUnit: i32, dRow: i32, dUnit: i32,
): void {
  activationGradient(Activation.Relu, y, dy, dx, units, rows, columns, yRow, yUnit, dRow, dUnit);
}

const enum Activation {
  Tanh,
  Sigmoid,
  Relu,
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function activationGradient(
  kind: Activation,
  y: usize, dy: usize, dx: usize, units: i32, rows: i32, columns: i32, yRow: i32, yUnit: i32, dRow: i32, dUnit: i32,
): void {
  for (let u = 0; u < units; u++) {
    let value = y;
    let from = dy;
    let to = dx;
    for (let row = 0; row < rows; row++) {
      for (let at = 0; at < columns << 4; at += 16) {
        v128.store(to + at, gradient(kind, v128.load(value + at), v128.load(from + at)));
      }
      value += yRow;
      from += dRow;
      to += dRow;
    }
    y += yUnit;
    dy += dUnit;
    dx += dUnit;
  }
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function gradient(kind: Activation, y: v128, dy: v128): v128 {
  if (kind === Activation.Relu) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)));
  const one = f32x4.splat(1);
  if (kind === Activation.Tanh) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}
