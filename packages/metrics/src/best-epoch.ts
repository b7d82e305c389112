import { checkHistory } from './check-history.js';
import type { History } from './history.js';

/** The best epoch of a run. */
export interface BestEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Its accuracy, 0 to 1. */
  readonly value: number;
  /** Which accuracy that is. */
  readonly metric: 'val_accuracy' | 'accuracy';
}

/**
 * The epoch with the highest validation accuracy (training accuracy where nothing was validated), the first of equal
 * ones; null before the first epoch has ended.
 *
 * @throws InvalidArgumentError where the lists' lengths do not agree or an accuracy is outside 0 to 1.
 */
export function bestEpoch(history: History): BestEpoch | null {
  checkHistory(history);
  const metric = history.val_accuracy.length > 0 ? 'val_accuracy' : 'accuracy';
  const values = history[metric];
  if (values.length === 0) return null;
  const value = Math.max(...values);
  return { epoch: values.indexOf(value) + 1, value, metric };
}
