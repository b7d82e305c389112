import { CLASSES } from '@lenet5/mnist';

/** Probabilities of penalties. */
export interface SoftminProbabilities {
  /** Shape `[count, 10]`. These and `noneOfThese` sum to 1. */
  readonly probabilities: Float32Array;
  /** The probability that an image shows none of the digits, from 0 to 1; shape `[count]`. */
  readonly noneOfThese: Float32Array;
  /** The probabilities under the condition that an image shows a digit: each row sums to 1. Shape `[count, 10]`. */
  readonly amongDigits: Float32Array;
}

/**
 * The probabilities of penalties y with the penalty j of "none of these": exp(−y) / (exp(−j) + Σ exp(−y)), and what they leave
 * to 1 (LeCun, Bottou, Bengio & Haffner 1998, eq. 9). Computed in float64 and from the smallest penalty, so that far penalties
 * do not give 0 / 0: a probability that float32 cannot represent is 0, but one of `amongDigits` is always largest.
 */
export function softmin(penalties: Float32Array, rejectPenalty: number): SoftminProbabilities {
  const count = penalties.length / CLASSES;
  const probabilities = new Float32Array(penalties.length);
  const amongDigits = new Float32Array(penalties.length);
  const noneOfThese = new Float32Array(count);
  for (let image = 0; image < count; image++) {
    const row = penalties.subarray(image * CLASSES, (image + 1) * CLASSES);
    const nearest = Math.min(...row);
    const digits = row.reduce((total, penalty) => total + Math.exp(nearest - penalty), 0);
    // The probability of any digit is d / (d + exp(−j)), with d = digits · exp(−nearest).
    const anyDigit = 1 / (1 + Math.exp(nearest - rejectPenalty) / digits);
    noneOfThese[image] = 1 / (1 + Math.exp(rejectPenalty - nearest) * digits);
    row.forEach((penalty, label) => {
      const fraction = Math.exp(nearest - penalty) / digits;
      amongDigits[image * CLASSES + label] = fraction;
      probabilities[image * CLASSES + label] = fraction * anyDigit;
    });
  }
  return { probabilities, noneOfThese, amongDigits };
}
