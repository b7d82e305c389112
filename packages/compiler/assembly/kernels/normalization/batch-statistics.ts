/*
 * Mean and variance of each channel over the batch, from the moments of its lane groups (Chan, Golub & LeVeque 1979):
 *
 *   mean[c]      Σ over groups of sums[group][c] / N
 *   variance[c]  Σ over groups of (deviations[group][c] + n · (sums[group][c] / n − mean[c])²) / N
 *
 * n is the number of values of a channel in the lane group, `pixels` per sample, and N in the batch. The parts are `partStride`
 * bytes apart. The order is always that of the groups, so every thread computes the same bits.
 */
export function batchStatistics(
  sums: usize,
  deviations: usize,
  partStride: i32,
  mean: usize,
  variance: usize,
  units: i32,
  pixels: i32,
  groups: i32,
  samples: i32,
): void {
  const share = f32x4.splat(1 / <f32>(samples * pixels));
  for (let at = 0; at < units << 2; at += 16) {
    let sum = f32x4.splat(0);
    for (let group = 0; group < groups; group++) {
      sum = f32x4.add(sum, v128.load(sums + at + group * partStride));
    }
    const average = f32x4.mul(sum, share);
    let square = f32x4.splat(0);
    for (let group = 0; group < groups; group++) {
      const count = <f32>(min(4, samples - (group << 2)) * pixels);
      const own = f32x4.mul(v128.load(sums + at + group * partStride), f32x4.splat(1 / count));
      const distance = f32x4.sub(own, average);
      const between = f32x4.mul(f32x4.mul(distance, distance), f32x4.splat(count));
      square = f32x4.add(square, f32x4.add(v128.load(deviations + at + group * partStride), between));
    }
    v128.store(mean + at, average);
    v128.store(variance + at, f32x4.mul(square, share));
  }
}
