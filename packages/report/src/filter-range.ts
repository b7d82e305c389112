/** The range of some weights. */
export interface FilterRange {
  readonly low: number;
  readonly high: number;
  /** The largest magnitude. */
  readonly largest: number;
}

/** The smallest and largest of the finite weights, and the largest magnitude; zeros where there is none. */
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
