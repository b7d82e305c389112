/**
 * The first epoch, counted from 1, whose value is within one standard error `noise` of the highest. This is the
 * one-standard-error rule of Breiman, Friedman, Olshen & Stone, "Classification and Regression Trees", 1984, section
 * 3.4.3, applied to epochs instead of tree sizes.
 */
export function plateauEpoch(values: readonly number[], noise: number): number {
  const best = Math.max(...values);
  return values.findIndex((value) => value >= best - noise) + 1;
}
