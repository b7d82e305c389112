import { laneMask, madd, sumLanes } from '../../lanes';

/*
 * The gradients of γ and β of a batch normalization from one lane group, over samples, rows and columns:
 *
 *   dBeta[u] = Σ dy[u]        dGamma[u] = Σ dy[u] · (x[u] − mean[u]) / √(variance[u] + epsilon)
 *
 *   x, dy  [units][rows][columns] vectors
 *
 * Lanes without a sample have a gradient dy of 0.
 */
export function normalizeSums(
  x: usize,
  xRow: i32,
  xUnit: i32,
  mean: usize,
  variance: usize,
  dy: usize,
  dyRow: i32,
  dyUnit: i32,
  dGamma: usize,
  dBeta: usize,
  epsilon: f32,
  units: i32,
  rows: i32,
  columns: i32,
): void {
  for (let u = 0; u < units; u++) {
    const c = u << 2;
    const center = v128.load32_splat(mean + c);
    let g0 = f32x4.splat(0),
      g1 = g0,
      b0 = g0,
      b1 = g0;
    for (let row = 0; row < rows; row++) {
      let from = x + u * xUnit + row * xRow;
      let gradient = dy + u * dyUnit + row * dyRow;
      const end = gradient + (columns << 4);
      for (; gradient + 16 < end; gradient += 32) {
        const first = v128.load(gradient);
        const second = v128.load(gradient, 16);
        b0 = f32x4.add(b0, first);
        b1 = f32x4.add(b1, second);
        g0 = madd(first, f32x4.sub(v128.load(from), center), g0);
        g1 = madd(second, f32x4.sub(v128.load(from, 16), center), g1);
        from += 32;
      }
      for (; gradient < end; gradient += 16) {
        const last = v128.load(gradient);
        b0 = f32x4.add(b0, last);
        g0 = madd(last, f32x4.sub(v128.load(from), center), g0);
      }
    }
    const g = f32x4.add(g0, g1);
    const b = f32x4.add(b0, b1);
    const sums = sumLanes(g, b, g, b);
    const deviation = sqrt<f32>(load<f32>(variance + c) + epsilon);
    store<f32>(dGamma + c, f32x4.extract_lane(sums, 0) / deviation);
    store<f32>(dBeta + c, f32x4.extract_lane(sums, 1));
  }
}

/*
 * The gradient of the input of a batch normalization, whose statistics depend on the input:
 *
 *   x̂  = (x − mean) / √(variance + epsilon)
 *   dx = gamma / √(variance + epsilon) · (dy − dBeta / N − x̂ · dGamma / N)
 *
 *   x, dy, dx         [units][rows][columns] vectors; dy and dx can be the same buffer
 *   dGamma, dBeta     [units] floats, the sums over the batch; 0 for statistics that do not depend on the input
 *   N                 `samples` · `pixels`, the number of values of a channel in the batch
 *
 * Lanes from `laneSamples` on hold no sample: their gradient is 0.
 */
export function normalizeGradient(
  x: usize,
  xRow: i32,
  xUnit: i32,
  mean: usize,
  variance: usize,
  gamma: usize,
  dGamma: usize,
  dBeta: usize,
  dy: usize,
  dyRow: i32,
  dyUnit: i32,
  dx: usize,
  dxRow: i32,
  dxUnit: i32,
  epsilon: f32,
  pixels: i32,
  units: i32,
  rows: i32,
  columns: i32,
  samples: i32,
  laneSamples: i32,
): void {
  const lanes = laneMask(laneSamples);
  const share: f32 = 1 / <f32>(samples * pixels);
  for (let u = 0; u < units; u++) {
    const c = u << 2;
    const inverse: f32 = <f32>1 / sqrt<f32>(load<f32>(variance + c) + epsilon);
    const center = v128.load32_splat(mean + c);
    const slope = v128.and(lanes, f32x4.splat(load<f32>(gamma + c) * inverse));
    const constant = f32x4.splat(load<f32>(dBeta + c) * share);
    const linear = f32x4.splat(-load<f32>(dGamma + c) * share * inverse);
    for (let row = 0; row < rows; row++) {
      const from = x + u * xUnit + row * xRow;
      const gradient = dy + u * dyUnit + row * dyRow;
      const to = dx + u * dxUnit + row * dxRow;
      for (let at = 0; at < columns << 4; at += 16) {
        const centered = f32x4.sub(v128.load(from + at), center);
        const rest = madd(centered, linear, f32x4.sub(v128.load(gradient + at), constant));
        v128.store(to + at, f32x4.mul(rest, slope));
      }
    }
  }
}
