import { madd } from '../lanes';

/*
 * Adam (Kingma & Ba 2015, Algorithm 1) for a range of slices of one weight.
 *
 *   m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²        w ← keep · w − rate · m / (√(correction · v) + ε)
 *
 *   rest1 = 1 − β₁, rest2 = 1 − β₂
 *
 * The step record contains the bias corrections (see src/step-rows.ts). With ε outside the root of the corrected v
 * (Algorithm 1), rate = lr / (1 − β₁ᵗ) and correction = 1 / (1 − β₂ᵗ). With ε as in Keras, rate = lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ)
 * and correction = 1. `keep` is 1 − lr · decay; a weight that does not decay uses 1 instead.
 */
export function adam(
  w: usize,
  gradient: usize,
  m: usize,
  v: usize,
  sliceBytes: i32,
  beta1: f32,
  beta2: f32,
  rest1: f32,
  rest2: f32,
  epsilon: f32,
  decays: bool,
  rate: f32,
  correction: f32,
  keep: f32,
  from: i32,
  to: i32,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const r1 = f32x4.splat(rest1);
  const r2 = f32x4.splat(rest2);
  const e = f32x4.splat(epsilon);
  const a = f32x4.splat(rate);
  const c = f32x4.splat(correction);
  const k = f32x4.splat(decays ? keep : 1);
  const end = to * sliceBytes;
  for (let at = from * sliceBytes; at < end; at += 16) {
    const g = v128.load(gradient + at);
    const m1 = madd(v128.load(m + at), b1, f32x4.mul(g, r1));
    const v1 = madd(v128.load(v + at), b2, f32x4.mul(f32x4.mul(g, g), r2));
    v128.store(m + at, m1);
    v128.store(v + at, v1);
    const change = f32x4.div(f32x4.mul(m1, a), f32x4.add(f32x4.sqrt(f32x4.mul(v1, c)), e));
    v128.store(w + at, f32x4.sub(f32x4.mul(v128.load(w + at), k), change));
  }
}
