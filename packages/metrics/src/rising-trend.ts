/** One-sided 5 % point of the standard normal distribution. */
const Z_5_PERCENT = 1.645;

/**
 * Whether a series has a significant rising trend: the one-sided Mann–Kendall test at 5 % (Mann, Econometrica 13, 1945)
 * in its normal approximation with continuity correction. Fewer than 4 values never pass. Ties are not corrected for,
 * which makes the test more conservative.
 */
export function risingTrend(values: readonly number[]): boolean {
  const n = values.length;
  let balance = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) balance += Math.sign(values[j]! - values[i]!);
  }
  const deviation = Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  return n >= 2 && (balance - 1) / deviation > Z_5_PERCENT;
}
