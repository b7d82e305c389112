/** The accuracy of a model as the images get worse in one way. */
export interface RobustnessCurve {
  /** The name of the corruption, such as `rotation`. */
  readonly corruption: string;
  /** Unit of the strengths, such as `px`; empty for a number without one. */
  readonly unit: string;
  /** From weak to strong. */
  readonly strengths: readonly number[];
  /** Fraction of correct predictions, one per strength. */
  readonly accuracies: readonly number[];
}

/** The accuracy of a model on clean and on corrupted images. */
export interface Robustness {
  /** Seed of the corruptions. */
  readonly seed: number;
  /** Fraction of correct predictions on the images themselves. */
  readonly clean: number;
  readonly curves: readonly RobustnessCurve[];
}

/**
 * The mean accuracy over all corruptions and strengths. NaN without any.
 *
 * @example
 * ```ts
 * import { meanCorruptedAccuracy } from '@lenet5/metrics';
 *
 * const blur = { corruption: 'blur', unit: 'px', strengths: [1, 2], accuracies: [0.75, 0.25] };
 * console.log(meanCorruptedAccuracy({ curves: [blur] })); // 0.5
 * ```
 */
export function meanCorruptedAccuracy({ curves }: Pick<Robustness, 'curves'>): number {
  const accuracies = curves.flatMap((curve) => curve.accuracies);
  return accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / accuracies.length;
}
