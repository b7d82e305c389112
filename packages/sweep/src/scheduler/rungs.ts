import type { Scheduler } from '../space/sweep-spec.js';

/**
 * The epochs at which trials pause: `minEpochs · reduction^k` that are less than the epochs of a whole training. Empty
 * without a scheduler.
 */
export function rungs(scheduler: Scheduler, epochs: number): number[] {
  if (scheduler.name === 'none') return [];
  const found: number[] = [];
  for (let epoch = scheduler.minEpochs; epoch < epochs; epoch *= scheduler.reduction) found.push(epoch);
  return found;
}

/** The end of the segment that begins after `epoch` epochs: the next rung, the end of the training, or a whole segment. */
export function segmentEnd(
  epoch: number,
  epochs: number,
  segmentEpochs: number,
  pauses: readonly number[],
): number {
  const next = pauses.find((pause) => pause > epoch) ?? epochs;
  return Math.min(epoch + segmentEpochs, next, epochs);
}
