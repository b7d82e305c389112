import { madd } from '../../lanes';

/*
 * Batch normalization: y[u] = (x[u] − mean[u]) · gamma[u] / √(variance[u] + epsilon) + beta[u].
 *
 *   x, y                          [units][rows][columns] vectors; can be the same buffer
 *   mean, variance, gamma, beta   [units] floats
 */
export function normalize(
  x: usize,
  xRow: i32,
  xUnit: i32,
  mean: usize,
  variance: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  yRow: i32,
  yUnit: i32,
  epsilon: f32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    const c = u << 2;
    const center = v128.load32_splat(mean + c);
    const scale = f32x4.splat(load<f32>(gamma + c) / sqrt<f32>(load<f32>(variance + c) + epsilon));
    const offset = v128.load32_splat(beta + c);
    for (let row = 0; row < rows; row++) {
      const from = x + u * xUnit + row * xRow;
      const to = y + u * yUnit + row * yRow;
      for (let at = 0; at < columns << 4; at += 16) {
        v128.store(to + at, madd(f32x4.sub(v128.load(from + at), center), scale, offset));
      }
    }
  }
}
