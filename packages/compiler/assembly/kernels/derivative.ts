import { ActivationKind } from '../layout.generated';

/**
 * dy · f′(x), computed from y = f(x): 1 − y² for tanh, y · (1 − y) for the sigmoid, 1 or 0 for relu. `kind` is a constant
 * where this is inlined.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function timesDerivative(kind: ActivationKind, y: v128, dy: v128): v128 {
  if (kind === ActivationKind.none) return dy;
  if (kind === ActivationKind.relu) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)));
  const one = f32x4.splat(1);
  if (kind === ActivationKind.tanh) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}
