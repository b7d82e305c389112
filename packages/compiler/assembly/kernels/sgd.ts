import { madd } from '../lanes';

/* Stochastic gradient descent for a range of slices of one weight: w ← w − rate · g. */
export function sgd(w: usize, gradient: usize, sliceBytes: i32, rate: f32, from: i32, to: i32): void {
  const descent = f32x4.splat(-rate);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    v128.store(w + at, madd(v128.load(gradient + at), descent, v128.load(w + at)));
  }
}

/** The same with classical momentum (Polyak 1964): m ← μ · m + g, w ← w − rate · m. */
export function momentum(
  w: usize,
  gradient: usize,
  m: usize,
  sliceBytes: i32,
  mu: f32,
  rate: f32,
  from: i32,
  to: i32,
): void {
  const keep = f32x4.splat(mu);
  const descent = f32x4.splat(-rate);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const m1 = madd(v128.load(m + at), keep, v128.load(gradient + at));
    v128.store(m + at, m1);
    v128.store(w + at, madd(m1, descent, v128.load(w + at)));
  }
}

/** The same with Nesterov momentum (Sutskever et al. 2013): m ← μ · m + g, w ← w − rate · (g + μ · m). */
export function nesterov(
  w: usize,
  gradient: usize,
  m: usize,
  sliceBytes: i32,
  mu: f32,
  rate: f32,
  from: i32,
  to: i32,
): void {
  const keep = f32x4.splat(mu);
  const descent = f32x4.splat(-rate);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const m1 = madd(v128.load(m + at), keep, g);
    v128.store(m + at, m1);
    v128.store(w + at, madd(madd(m1, keep, g), descent, v128.load(w + at)));
  }
}
