import { sumOfLanes } from '../lanes';

/* Limits of the gradient of one weight, for a range of slices. */

/** g ← min(max(g, −limit), limit). */
export function clipGradient(gradient: usize, sliceBytes: i32, limit: f32, from: i32, to: i32): void {
  const most = f32x4.splat(limit);
  const least = f32x4.splat(-limit);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    v128.store(gradient + at, f32x4.min(f32x4.max(v128.load(gradient + at), least), most));
  }
}

/** sums[slice] = Σg². The sums do not depend on the threads, because each is over one slice. */
export function squareSums(gradient: usize, sums: usize, sliceBytes: i32, from: i32, to: i32): void {
  for (let slice = from; slice < to; slice++) {
    const end = (slice + 1) * sliceBytes;
    let sum = f32x4.splat(0);
    for (let at = slice * sliceBytes; at < end; at += 16) {
      const g = v128.load(gradient + at);
      sum = f32x4.add(sum, f32x4.mul(g, g));
    }
    store<f32>(sums + (slice << 2), sumOfLanes(sum));
  }
}

/** g ← g · factor, which `gradientTotals` has computed. */
export function scaleGradient(gradient: usize, factor: usize, sliceBytes: i32, from: i32, to: i32): void {
  const scale = v128.load32_splat(factor);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    v128.store(gradient + at, f32x4.mul(v128.load(gradient + at), scale));
  }
}
