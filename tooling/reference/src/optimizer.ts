import { type Tensor, zeros } from './tensor.js';

/** Settings of Adam and AdamW. */
export interface AdamSettings {
  /** Decay of the first moment. Default 0.9. */
  readonly beta1?: number;
  /** Decay of the second moment. Default 0.999. */
  readonly beta2?: number;
  /** Keeps the denominator above zero. Default 1e-7. */
  readonly epsilon?: number;
  /** Where ε is added: `tfjs` (the default) to √v̂, after the bias correction; `keras` to √v, before it. */
  readonly epsilonMode?: 'tfjs' | 'keras';
  /** Each step multiplies the weights of `decayScope` by 1 − learning rate · weight decay. Default 0. */
  readonly weightDecay?: number;
  /** Which weights decay: `kernels` (the default), the weights of two dimensions or more; or `all`. */
  readonly decayScope?: 'kernels' | 'all';
}

/** An optimizer by name. AdamW is Adam with a weight decay of 0.004 by default. */
export type Optimizer =
  | ({ readonly name: 'adam' } & Omit<AdamSettings, 'weightDecay' | 'decayScope'>)
  | ({ readonly name: 'adamw' } & AdamSettings)
  | { readonly name: 'sgd'; readonly momentum?: number; readonly nesterov?: boolean }
  | ({ readonly name: 'rmsprop' } & RmspropSettings);

/** Settings of RMSProp. */
export interface RmspropSettings {
  /** Decay of the mean square of the gradient. Default 0.9. */
  readonly decay?: number;
  /** Default 0. */
  readonly momentum?: number;
  /** Keeps the denominator above zero. Default 1e-7. */
  readonly epsilon?: number;
}

/** The moments of one weight, each with the shape of the weight. SGD uses only `m`. */
export interface Moments {
  readonly m: Tensor;
  readonly v: Tensor;
}

/** The moments before the first step: zeros. */
export function initialMoments({ shape }: Tensor): Moments {
  return { m: zeros(shape), v: zeros(shape) };
}

/**
 * One step of Adam (Kingma & Ba 2015, Algorithm 1) or AdamW (Loshchilov & Hutter 2019), in place.
 *
 *     m ← β₁ m + (1 − β₁) g                    m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂ v + (1 − β₂) g²                   v̂ = v / (1 − β₂ᵗ)
 *     w ← w − lr · weightDecay · w             the weights of decayScope
 *     w ← w − lr · m̂ / (√v̂ + ε)                epsilonMode 'tfjs'
 *     w ← w − lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)   epsilonMode 'keras', the paper's ε̂ (end of section 2)
 *
 * @param t Steps counted from 1.
 */
export function adam(
  weight: Tensor,
  dWeight: Tensor,
  { m, v }: Moments,
  { learningRate, t }: { readonly learningRate: number; readonly t: number },
  settings: AdamSettings = {},
): void {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, epsilonMode = 'tfjs' } = settings;
  const { weightDecay = 0, decayScope = 'kernels' } = settings;
  const decay = decayScope === 'all' || weight.shape.length > 1 ? weightDecay : 0;
  const correction1 = 1 - beta1 ** t;
  const correction2 = 1 - beta2 ** t;
  for (let at = 0; at < weight.values.length; at++) {
    const g = dWeight.values[at]!;
    m.values[at] = beta1 * m.values[at]! + (1 - beta1) * g;
    v.values[at] = beta2 * v.values[at]! + (1 - beta2) * g * g;
    weight.values[at]! -= learningRate * decay * weight.values[at]!;
    if (epsilonMode === 'tfjs') {
      const mHat = m.values[at]! / correction1;
      const vHat = v.values[at]! / correction2;
      weight.values[at]! -= (learningRate * mHat) / (Math.sqrt(vHat) + epsilon);
    } else {
      const rate = (learningRate * Math.sqrt(correction2)) / correction1;
      weight.values[at]! -= (rate * m.values[at]!) / (Math.sqrt(v.values[at]!) + epsilon);
    }
  }
}

/**
 * One step of stochastic gradient descent with classical or Nesterov momentum, in place.
 *
 *     m ← momentum · m + g
 *     w ← w − lr · m                        classical
 *     w ← w − lr · (g + momentum · m)       Nesterov
 */
export function sgd(
  weight: Tensor,
  dWeight: Tensor,
  { m }: Pick<Moments, 'm'>,
  { learningRate }: { readonly learningRate: number },
  momentum = 0,
  nesterov = false,
): void {
  for (let at = 0; at < weight.values.length; at++) {
    const g = dWeight.values[at]!;
    m.values[at] = momentum * m.values[at]! + g;
    weight.values[at]! -= learningRate * (nesterov ? g + momentum * m.values[at]! : m.values[at]!);
  }
}

/**
 * One step of RMSProp as tfjs computes it, in place.
 *
 *     v ← decay · v + (1 − decay) · g²
 *     m ← momentum · m + lr · g / √(v + ε)
 *     w ← w − m
 */
export function rmsprop(
  weight: Tensor,
  dWeight: Tensor,
  { m, v }: Moments,
  { learningRate }: { readonly learningRate: number },
  { decay = 0.9, momentum = 0, epsilon = 1e-7 }: RmspropSettings = {},
): void {
  for (let at = 0; at < weight.values.length; at++) {
    const g = dWeight.values[at]!;
    v.values[at] = decay * v.values[at]! + (1 - decay) * g * g;
    m.values[at] = momentum * m.values[at]! + (learningRate * g) / Math.sqrt(v.values[at]! + epsilon);
    weight.values[at]! -= m.values[at]!;
  }
}

/** One step of an optimizer on one weight, in place. `t` counts steps from 1. */
export function updateWeight(
  optimizer: Optimizer,
  weight: Tensor,
  dWeight: Tensor,
  moments: Moments,
  step: { readonly learningRate: number; readonly t: number },
): void {
  if (optimizer.name === 'sgd') {
    const { momentum, nesterov } = optimizer;
    sgd(weight, dWeight, moments, step, momentum, nesterov);
  } else if (optimizer.name === 'rmsprop') rmsprop(weight, dWeight, moments, step, optimizer);
  else if (optimizer.name === 'adam') adam(weight, dWeight, moments, step, { ...optimizer, weightDecay: 0 });
  else adam(weight, dWeight, moments, step, { weightDecay: 0.004, ...optimizer });
}
