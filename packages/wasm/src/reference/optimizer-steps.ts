/** Numbers of one Adam step; see assembly/adam.ts. */
export interface AdamNumbers {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly correction1: number;
  readonly correction2: number;
  readonly epsilon: number;
  readonly decay: number;
}

/** The naive twin of assembly/adam.ts, in float64. Writes both moments in place and returns the new weights. */
export function adamReference(
  weights: ArrayLike<number>,
  gradient: ArrayLike<number>,
  firstMoment: Float64Array,
  secondMoment: Float64Array,
  numbers: AdamNumbers,
): Float64Array {
  const { rate, beta1, beta2, correction1, correction2, epsilon, decay } = numbers;
  return Float64Array.from(weights, (weight, i) => {
    const g = gradient[i]!;
    const m = beta1 * firstMoment[i]! + (1 - beta1) * g;
    const v = beta2 * secondMoment[i]! + (1 - beta2) * g * g;
    firstMoment[i] = m;
    secondMoment[i] = v;
    return weight - decay * weight - (rate * m * correction1) / (Math.sqrt(v * correction2) + epsilon);
  });
}

/** The naive twin of assembly/momentum.ts, in float64. Writes the moment in place and returns the new weights. */
export function momentumReference(
  weights: ArrayLike<number>,
  gradient: ArrayLike<number>,
  moment: Float64Array,
  rate: number,
  momentum: number,
): Float64Array {
  return Float64Array.from(weights, (weight, i) => {
    moment[i] = momentum * moment[i]! + gradient[i]!;
    return weight - rate * moment[i]!;
  });
}
