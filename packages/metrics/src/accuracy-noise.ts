/**
 * The binomial standard error of an accuracy `p` measured on `count` samples: √(p(1 − p)/n), but at least 1/n. At p = 1
 * the formula gives 0, although one more error would not be significant.
 */
export function accuracyNoise(p: number, count: number): number {
  return Math.max(Math.sqrt((p * (1 - p)) / count), 1 / count);
}
