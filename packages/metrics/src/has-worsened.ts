import { plateauEpoch } from './plateau-epoch.js';
import { risingTrend } from './rising-trend.js';

/**
 * Whether a score (higher is better) ends below its best by more than chance: by 2 standard errors `noise` with a
 * falling trend since the plateau began; or, too far for a trend to be asked for, by 4 in both of the last two epochs
 * or 8 in the last. The best of many epochs is a lucky one, so a single epoch some way below it says nothing.
 */
export function hasWorsened(values: readonly number[], noise: number): boolean {
  const best = Math.max(...values);
  const [before, last] = values.slice(-2).map((value) => (best - value) / noise);
  if (before === undefined || last === undefined) return false;
  if (Math.min(before, last) > 4 || last > 8) return true;
  const afterIt = values.slice(plateauEpoch(values, noise));
  return last > 2 && risingTrend(afterIt.map((value) => -value));
}
