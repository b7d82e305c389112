/**
 * The binomial standard error of an accuracy `p` measured on `count` samples, √(p(1 − p)/n), and never less than one
 * sample's worth, 1/n: at p = 1 the formula gives 0, yet one more error is not a finding.
 */
export function accuracyNoise(p: number, count: number): number {
  return Math.max(Math.sqrt((p * (1 - p)) / count), 1 / count);
}
