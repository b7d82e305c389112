import { plateauEpoch } from './plateau-epoch.js';
import { risingTrend } from './rising-trend.js';

/**
 * How far below its best a score must end, in standard errors: with a falling trend, in both of the last two epochs, and
 * in the last epoch only. The best of many epochs is partly luck, so a score that stays level also ends below its best.
 * `diagnose-error-rates.test.ts` simulates runs and bounds how often these limits give a wrong verdict.
 */
const LIMITS = { trend: 2, lastTwo: 4, last: 8 } as const;

/** Whether a score (higher is better) with standard error `noise` ends significantly below its best. */
export function hasWorsened(values: readonly number[], noise: number): boolean {
  const best = Math.max(...values);
  const [before, last] = values.slice(-2).map((value) => (best - value) / noise);
  if (before === undefined || last === undefined) return false;
  if (Math.min(before, last) > LIMITS.lastTwo || last > LIMITS.last) return true;
  const plateau = values.slice(plateauEpoch(values, noise));
  return last > LIMITS.trend && risingTrend(plateau.map((value) => -value));
}
