import { madd } from '../../lanes';

/** y = x², for `bytes` bytes of floats. */
export function square(x: usize, y: usize, bytes: i32): void {
  for (const end = x + bytes; x < end; x += 16) {
    const value = v128.load(x);
    v128.store(y, f32x4.mul(value, value));
    y += 16;
  }
}

/** sum ← sum + x. */
export function accumulate(x: usize, sum: usize, bytes: i32): void {
  for (const end = x + bytes; x < end; x += 16) {
    v128.store(sum, f32x4.add(v128.load(sum), v128.load(x)));
    sum += 16;
  }
}

/** w ← w − rate · stepSizes · gradient: gradient descent with a step size of its own for each weight. */
export function descend(w: usize, gradient: usize, stepSizes: usize, bytes: i32, rate: f32): void {
  const descent = f32x4.splat(-rate);
  for (const end = w + bytes; w < end; w += 16) {
    const step = f32x4.mul(v128.load(stepSizes), descent);
    v128.store(w, madd(step, v128.load(gradient), v128.load(w)));
    gradient += 16;
    stepSizes += 16;
  }
}

/** Copies lane 0 of a column of a matrix: y[u] = x[u]. */
export function firstLane(x: usize, xUnit: i32, y: usize, units: i32): void {
  for (let u = 0; u < units; u++) store<f32>(y + (u << 2), load<f32>(x + u * xUnit));
}
