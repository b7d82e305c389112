import type { GradientConfig } from '@lenet5/core';
import {
  abs,
  add,
  clipByValue,
  mul,
  type NamedTensorMap,
  type Scalar,
  scalar,
  sign,
  sqrt,
  square,
  sum,
  type Tensor,
  type Variable,
} from '@tensorflow/tfjs-core';

/** The kernels, which have a penalty. Biases are vectors. */
function isKernel({ rank }: Variable): boolean {
  return rank > 1;
}

/** The penalty l1 · Σ|w| + l2 · Σw² of the kernels. */
export function weightPenalty(variables: readonly Variable[], { l1 = 0, l2 = 0 }: GradientConfig): Scalar {
  return variables.filter(isKernel).reduce<Tensor>((total, w) => {
    const absolutes = l1 > 0 ? mul(sum(abs(w)), l1) : 0;
    const squares = l2 > 0 ? mul(sum(square(w)), l2) : 0;
    return add(add(total, absolutes), squares);
  }, scalar(0)) as Scalar;
}

/** Gradients with that of the penalty, clipped: see `GradientConfig`. */
export function adjustGradients(
  gradients: NamedTensorMap,
  variables: readonly Variable[],
  { clipValue, clipNorm, l1 = 0, l2 = 0 }: GradientConfig,
): NamedTensorMap {
  const adjusted = Object.entries(gradients).map(([name, gradient]): [string, Tensor] => {
    const weight = variables.find((variable) => variable.name === name);
    const ofL1 = weight && isKernel(weight) && l1 > 0 ? add(gradient, mul(sign(weight), l1)) : gradient;
    const whole = weight && isKernel(weight) && l2 > 0 ? add(ofL1, mul(weight, 2 * l2)) : ofL1;
    return [name, clipValue === undefined ? whole : clipByValue(whole, -clipValue, clipValue)];
  });
  if (clipNorm === undefined) return Object.fromEntries(adjusted);
  const squares = adjusted.reduce<Tensor>(
    (total, [, gradient]) => add(total, sum(square(gradient))),
    scalar(0),
  );
  const norm = sqrt(squares).dataSync()[0] ?? 0;
  const factor = norm > clipNorm ? clipNorm / norm : 1;
  return Object.fromEntries(adjusted.map(([name, gradient]) => [name, mul(gradient, factor)]));
}
