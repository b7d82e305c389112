import { localized } from '../language/format.js';
import { fine } from './shown-number.js';

/** Rounds to a number of decimals, as `toFixed()` shows it. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** A sum whose terms, as shown, add up to the result, as shown. */
export interface ShownSum {
  /** The sum of the listed terms, as shown. */
  readonly listed: number;
  /** The sum of the terms that are not listed; it absorbs the rounding of the others. */
  readonly rest: number;
  readonly bias: number;
  readonly z: number;
}

/** Rounds the parts of `z = listed terms + rest + bias` so that a reader can add up what is shown. */
export function shownSum(listed: readonly number[], bias: number, z: number, digits: number): ShownSum {
  const top = rounded(
    listed.reduce((sum, term) => sum + rounded(term, digits), 0),
    digits,
  );
  const shown = { listed: top, bias: rounded(bias, digits), z: rounded(z, digits) };
  return { ...shown, rest: rounded(shown.z - shown.bias - shown.listed, digits) };
}

/** A mean that is computed from its terms as shown. */
export function shownMean(
  terms: readonly number[],
  digits: { readonly terms: number; readonly mean: number },
): { readonly terms: readonly number[]; readonly mean: number } {
  const shown = terms.map((term) => rounded(term, digits.terms));
  const mean = shown.reduce((sum, term) => sum + term, 0) / shown.length;
  return { terms: shown, mean: rounded(mean, digits.mean) };
}

/**
 * A probability with enough digits that its negative logarithm, computed from what is shown, is right to three digits:
 * near 1 the loss depends on how much is missing to 1.
 *
 * @param exact The loss, computed from the logits.
 */
export function shownLoss(
  probability: number,
  exact: number,
): { readonly probability: string; readonly loss: number } {
  const missing = 1 - probability;
  // Beyond the digits of a float64, only the logits say how large the loss is.
  if (probability === 0) return { probability: '0', loss: exact };
  if (missing < 1e-10) return { probability: `(1 − ${fine(exact)})`, loss: exact };
  if (missing >= 0.5) {
    return { probability: fine(probability, 5), loss: -Math.log(Number(probability.toPrecision(5))) };
  }
  const digits = 3 + Math.ceil(-Math.log10(missing));
  const text = probability.toFixed(digits);
  return { probability: localized(text), loss: -Math.log(Number(text)) };
}
