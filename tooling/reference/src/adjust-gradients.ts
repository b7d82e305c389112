import type { Tensor } from './tensor.js';

/** A weight, its gradient, and whether the penalty includes it. */
export interface WeightGradient {
  readonly weight: Tensor;
  readonly dWeight: Tensor;
  readonly isKernel: boolean;
}

/** What changes gradients before the optimizer uses them. */
export interface GradientSettings {
  /** Default Infinity. */
  readonly clipValue?: number;
  /** Default Infinity. */
  readonly clipNorm?: number;
  /** Default 0. */
  readonly l1?: number;
  /** Default 0. */
  readonly l2?: number;
}

/**
 * Adds the gradient of the penalty of the kernels, then clips, in place.
 *
 *     penalty = l1 · Σ|w| + l2 · Σw²
 *     g ← g + l1 · sign(w) + 2 · l2 · w         kernels
 *     g ← min(max(g, −clipValue), clipValue)
 *     g ← g · min(1, clipNorm / ‖g‖)            ‖g‖ is the norm of all gradients together
 *
 * @returns the penalty, which is a part of the loss
 */
export function adjustGradients(
  weights: readonly WeightGradient[],
  { clipValue = Infinity, clipNorm = Infinity, l1 = 0, l2 = 0 }: GradientSettings,
): number {
  let penalty = 0;
  let squares = 0;
  for (const { weight, dWeight, isKernel } of weights) {
    for (let at = 0; at < weight.values.length; at++) {
      const w = weight.values[at]!;
      if (isKernel) {
        penalty += l1 * Math.abs(w) + l2 * w * w;
        dWeight.values[at]! += l1 * Math.sign(w) + 2 * l2 * w;
      }
      dWeight.values[at] = Math.min(Math.max(dWeight.values[at]!, -clipValue), clipValue);
      squares += dWeight.values[at]! ** 2;
    }
  }
  const factor = Math.min(1, clipNorm / Math.sqrt(squares));
  for (const { dWeight } of weights) {
    for (let at = 0; at < dWeight.values.length; at++) dWeight.values[at]! *= factor;
  }
  return penalty;
}
