/*
 * One Adam step of one variable with `count` values.
 *
 *   m ← β1·m + (1 − β1)·g        v ← β2·v + (1 − β2)·g²        in place
 *   next = w − decay·w − rate · (m·correction1) / (√(v·correction2) + ε)
 *
 * The formula covers both placements of ε: for that of the paper, correction1 = 1 / (1 − β1ᵗ) and correction2 = 1 / (1 − β2ᵗ);
 * for that of Keras, both are 1 and the rate includes the corrections. rest1 = 1 − β1 and rest2 = 1 − β2. The new weights are
 * written to new memory, since XNNPACK caches a packed copy of the weights of a tensor.
 */
export function adam(
  weights: usize,
  gradient: usize,
  next: usize,
  firstMoment: usize,
  secondMoment: usize,
  count: i32,
  rate: f32,
  beta1: f32,
  beta2: f32,
  rest1: f32,
  rest2: f32,
  correction1: f32,
  correction2: f32,
  epsilon: f32,
  decay: f32,
): void {
  const end = count * 4;
  let i = 0;
  for (; i + 16 <= end; i += 16) {
    const w = v128.load(weights + i);
    const g = v128.load(gradient + i);
    const m = f32x4.add(
      f32x4.mul(v128.load(firstMoment + i), f32x4.splat(beta1)),
      f32x4.mul(g, f32x4.splat(rest1)),
    );
    const v = f32x4.add(
      f32x4.mul(v128.load(secondMoment + i), f32x4.splat(beta2)),
      f32x4.mul(f32x4.mul(g, g), f32x4.splat(rest2)),
    );
    v128.store(firstMoment + i, m);
    v128.store(secondMoment + i, v);
    const root = f32x4.add(f32x4.sqrt(f32x4.mul(v, f32x4.splat(correction2))), f32x4.splat(epsilon));
    const step = f32x4.mul(f32x4.div(f32x4.mul(m, f32x4.splat(correction1)), root), f32x4.splat(rate));
    const kept = f32x4.sub(w, f32x4.mul(w, f32x4.splat(decay)));
    v128.store(next + i, f32x4.sub(kept, step));
  }
  for (; i < end; i += 4) {
    const w = load<f32>(weights + i);
    const g = load<f32>(gradient + i);
    const m = load<f32>(firstMoment + i) * beta1 + g * rest1;
    const v = load<f32>(secondMoment + i) * beta2 + g * g * rest2;
    store<f32>(firstMoment + i, m);
    store<f32>(secondMoment + i, v);
    const step = ((m * correction1) / (sqrt<f32>(v * correction2) + epsilon)) * rate;
    store<f32>(next + i, w - w * decay - step);
  }
}
