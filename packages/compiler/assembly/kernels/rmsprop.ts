import { madd } from '../lanes';

/*
 * RMSProp (Tieleman & Hinton 2012) as tfjs computes it, for a range of slices of one weight. rest = 1 − decay.
 *
 *   v ← decay · v + rest · g²        w ← w − rate · g / √(v + ε)
 */
export function rmsprop(
  w: usize,
  gradient: usize,
  v: usize,
  sliceBytes: i32,
  decay: f32,
  rest: f32,
  epsilon: f32,
  rate: f32,
  from: i32,
  to: i32,
): void {
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const change = rmsChange(gradient + at, v + at, decay, rest, epsilon, rate);
    v128.store(w + at, f32x4.sub(v128.load(w + at), change));
  }
}

/** The same with momentum: m ← μ · m + rate · g / √(v + ε), w ← w − m. */
export function rmspropMomentum(
  w: usize,
  gradient: usize,
  m: usize,
  v: usize,
  sliceBytes: i32,
  decay: f32,
  rest: f32,
  epsilon: f32,
  mu: f32,
  rate: f32,
  from: i32,
  to: i32,
): void {
  const keep = f32x4.splat(mu);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const change = rmsChange(gradient + at, v + at, decay, rest, epsilon, rate);
    const m1 = madd(v128.load(m + at), keep, change);
    v128.store(m + at, m1);
    v128.store(w + at, f32x4.sub(v128.load(w + at), m1));
  }
}

/** Updates v and returns rate · g / √(v + ε). */
// @ts-ignore: a decorator of AssemblyScript
@inline
function rmsChange(gradient: usize, v: usize, decay: f32, rest: f32, epsilon: f32, rate: f32): v128 {
  const g = v128.load(gradient);
  const v1 = madd(v128.load(v), f32x4.splat(decay), f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest)));
  v128.store(v, v1);
  return f32x4.div(f32x4.mul(g, f32x4.splat(rate)), f32x4.sqrt(f32x4.add(v1, f32x4.splat(epsilon))));
}
