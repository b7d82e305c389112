import type { OptimizerConfig } from '../optimizer.js';

/** A weight with the optimiser's moments of it. */
export interface Descent {
  readonly weight: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
}

/** One step of an optimiser on one weight, in place; t counts steps from 1. `decays`: the weight is a kernel. */
export function descend(
  optimizer: OptimizerConfig,
  { weight, m, v }: Descent,
  gradient: Float64Array,
  learningRate: number,
  t: number,
  decays: boolean,
): void {
  for (const [at, g] of gradient.entries()) {
    if (optimizer.name === 'sgd') {
      m[at] = (optimizer.momentum ?? 0) * m[at]! + g;
      weight[at]! -= learningRate * m[at]!;
      continue;
    }
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, weightDecay = 0.004 } = optimizer;
    if (optimizer.name === 'adamw' && decays) weight[at]! -= learningRate * weightDecay * weight[at]!;
    m[at] = beta1 * m[at]! + (1 - beta1) * g;
    v[at] = beta2 * v[at]! + (1 - beta2) * g * g;
    const correction1 = 1 - beta1 ** t;
    const correction2 = 1 - beta2 ** t;
    weight[at]! -=
      optimizer.epsilonMode === 'keras'
        ? (learningRate * (Math.sqrt(correction2) / correction1) * m[at]!) / (Math.sqrt(v[at]!) + epsilon)
        : (learningRate * (m[at]! / correction1)) / (Math.sqrt(v[at]! / correction2) + epsilon);
  }
}
