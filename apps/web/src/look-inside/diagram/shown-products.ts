import { rounded } from '../shown-sum.js';

/**
 * Rounds the terms of a sum so that the rounded terms add up to a given total: each term is rounded up or down, those with the
 * largest remainders up. If the total is too far from the sum of the terms, the difference is spread over several terms.
 *
 * @param total A number with at most `digits` decimals.
 */
export function roundedTerms(terms: readonly number[], total: number, digits: number): readonly number[] {
  const unit = 10 ** digits;
  const down = terms.map((term) => Math.floor(term * unit));
  let missing = Math.round(total * unit) - down.reduce((sum, term) => sum + term, 0);
  const order = terms
    .map((term, i) => ({ i, remainder: term * unit - down[i]! }))
    .sort((a, b) => b.remainder - a.remainder);
  for (let next = 0; missing > 0 && order.length > 0; next = (next + 1) % order.length, missing--)
    down[order[next]!.i]!++;
  for (
    let next = order.length - 1;
    missing < 0 && next >= 0;
    next = next === 0 ? order.length - 1 : next - 1, missing++
  )
    down[order[next]!.i]!--;
  return down.map((term) => rounded(term / unit, digits));
}
