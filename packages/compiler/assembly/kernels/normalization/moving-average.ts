import { madd } from '../../lanes';

/* Moves averages towards values, for a range of slices: average ← average + fraction · (value − average). */
export function movingAverage(
  average: usize,
  value: usize,
  sliceBytes: i32,
  fraction: f32,
  from: i32,
  to: i32,
): void {
  const share = f32x4.splat(fraction);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const old = v128.load(average + at);
    v128.store(average + at, madd(f32x4.sub(v128.load(value + at), old), share, old));
  }
}
