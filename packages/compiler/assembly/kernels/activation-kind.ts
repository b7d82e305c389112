/** Functions that work element by element, each with a gradient that its own value tells. Numbers as in plan/kernel-table.ts. */
export const enum Activation {
  None = 0,
  Tanh = 1,
  Sigmoid = 2,
  Relu = 3,
}

/**
 * dy · f′ where y = f(x): 1 − y² for tanh, y · (1 − y) for the sigmoid, 1 or 0 for relu. `kind` is a constant where this
 * is inlined.
 */
// @ts-ignore: a decorator of AssemblyScript
@inline
export function activationGradient1(kind: Activation, y: v128, dy: v128): v128 {
  if (kind === Activation.None) return dy;
  if (kind === Activation.Relu) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)));
  const one = f32x4.splat(1);
  if (kind === Activation.Tanh) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)));
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
}
