import { madd, sumOfLanes } from '../lanes';

/*
 * The penalty l1 · Σ|w| + l2 · Σw² of a range of slices of one weight.
 *
 *   g ← g + l1 · sign(w) + 2 · l2 · w
 *   penalties[slice] = l1 · Σ|w| + l2 · Σw²
 *
 * The sums do not depend on the threads, because each is over one slice.
 */
export function regularize(
  w: usize,
  gradient: usize,
  penalties: usize,
  sliceBytes: i32,
  l1: f32,
  l2: f32,
  from: i32,
  to: i32,
): void {
  const one = f32x4.splat(l1);
  const two = f32x4.splat(l2);
  const twice = f32x4.splat(2 * l2);
  const zero = f32x4.splat(0);
  for (let slice = from; slice < to; slice++) {
    const end = (slice + 1) * sliceBytes;
    let sum = zero;
    for (let at = slice * sliceBytes; at < end; at += 16) {
      const x = v128.load(w + at);
      const sign = f32x4.sub(v128.and(f32x4.gt(x, zero), one), v128.and(f32x4.lt(x, zero), one));
      v128.store(gradient + at, f32x4.add(v128.load(gradient + at), madd(x, twice, sign)));
      sum = f32x4.add(sum, madd(f32x4.abs(x), one, f32x4.mul(f32x4.mul(x, x), two)));
    }
    store<f32>(penalties + (slice << 2), sumOfLanes(sum));
  }
}
