import { ActivationKind } from '../layout.generated';

/**
 * dy · f′(x), computed from y = f(x): 1 − y² for tanh, ⅔ (A − y² / A) for A · tanh(⅔x) with A = 1.7159, y · (1 − y) for the
 * sigmoid, 1 or 0 for relu. `kind` is a constant where this is inlined.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function timesDerivative(kind: ActivationKind, y: v128, dy: v128): v128 {
  if (kind === ActivationKind.none) return dy;
  if (kind === ActivationKind.relu) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)));
  if (kind === ActivationKind.scaledTanh) {
    const slope = f32x4.splat((1.7159 * 2) / 3);
    const curve = f32x4.splat(2 / (3 * 1.7159));
    return f32x4.mul(dy, f32x4.sub(slope, f32x4.mul(curve, f32x4.mul(y, y))));
  }
  const one = f32x4.splat(1);
  if (kind === ActivationKind.tanh) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}
