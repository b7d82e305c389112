import type { History } from '@lenet5/metrics';

/** A metric of the validation images. */
export type Monitor = 'val_accuracy' | 'val_loss';

/** The value of each epoch in a form in which greater is better. */
function scoresOf(history: History, monitor: Monitor): readonly number[] {
  return monitor === 'val_accuracy' ? history.val_accuracy : history.val_loss.map((loss) => -loss);
}

/** The epoch with the best value, from 1; the earliest if there are several; 0 before the end of the first epoch. */
export function bestMonitored(history: History, monitor: Monitor): number {
  const scores = scoresOf(history, monitor);
  return scores.indexOf(Math.max(...scores)) + 1;
}

/**
 * How often a metric has stood still: after `patience` epochs without a better value, and again after as many. A function of the
 * history, which checkpoints contain, so a resumed run counts the same plateaus.
 */
export function countPlateaus(history: History, monitor: Monitor, patience: number): number {
  let [best, wait, plateaus] = [-Infinity, 0, 0];
  for (const score of scoresOf(history, monitor)) {
    wait = score > best ? 0 : wait + 1;
    best = Math.max(best, score);
    if (wait < patience) continue;
    plateaus += 1;
    wait = 0;
  }
  return plateaus;
}
