/*
 * One step of gradient descent with momentum of one variable with `count` values:
 *
 *   m ← μ·m + g    in place;        next = w − rate · m
 */
export function momentum(
  weights: usize,
  gradient: usize,
  next: usize,
  moment: usize,
  count: i32,
  rate: f32,
  mu: f32,
): void {
  const end = count * 4;
  let i = 0;
  for (; i + 16 <= end; i += 16) {
    const m = f32x4.add(f32x4.mul(v128.load(moment + i), f32x4.splat(mu)), v128.load(gradient + i));
    v128.store(moment + i, m);
    v128.store(next + i, f32x4.sub(v128.load(weights + i), f32x4.mul(m, f32x4.splat(rate))));
  }
  for (; i < end; i += 4) {
    const m = load<f32>(moment + i) * mu + load<f32>(gradient + i);
    store<f32>(moment + i, m);
    store<f32>(next + i, load<f32>(weights + i) - m * rate);
  }
}
