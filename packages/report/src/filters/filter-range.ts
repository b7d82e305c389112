/** The range of a set of weights. */
export interface FilterRange {
  readonly low: number;
  readonly high: number;
  /** The largest magnitude. */
  readonly largest: number;
}

/** The smallest and largest finite weight and the largest magnitude; all 0 if no weight is finite. */
export function filterRange(weights: ArrayLike<number>): FilterRange {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!Number.isFinite(weight)) continue;
    low = Math.min(low, weight);
    high = Math.max(high, weight);
  }
  if (low > high) return { low: 0, high: 0, largest: 0 };
  return { low, high, largest: Math.max(-low, high) };
}
