import { lenet5Of1998Config } from '@lenet5/core';
import { softmin, tensor } from '@lenet5/reference';

/** The penalty of "none of these", the constant j of equation 9. */
const [REJECT_PENALTY = Number.NaN] = lenet5Of1998Config.layers.flatMap((layer) =>
  layer.type === 'Softmin' ? [layer.rejectPenalty] : [],
);

/** What the penalties of a digit say. */
export interface Verdict {
  /** The digit with the smallest penalty. */
  readonly nearest: number;
  /** Shape `[10]`. */
  readonly probabilities: Float64Array;
  /** The probability that the image shows none of the digits. */
  readonly noneOfThese: number;
}

/** The probabilities of ten penalties (LeCun, Bottou, Bengio & Haffner 1998, equation 9). */
export function verdictOf(penalties: Float64Array): Verdict {
  const probabilities = softmin(tensor([1, penalties.length], penalties), REJECT_PENALTY).values;
  const noneOfThese = 1 - probabilities.reduce((sum, value) => sum + value, 0);
  return { nearest: penalties.indexOf(Math.min(...penalties)), probabilities, noneOfThese };
}
