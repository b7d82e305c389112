import { checkHistory } from './check-history.js';
import type { History } from './history.js';

/** The best epoch of a run. */
export interface BestEpoch {
  /** Counted from 1. */
  readonly epoch: number;
  /** The accuracy of that epoch, 0 to 1. */
  readonly value: number;
  /** The list that `value` comes from. */
  readonly metric: 'val_accuracy' | 'accuracy';
}

/**
 * The epoch with the highest validation accuracy, or the highest training accuracy if the run has no validation. Among
 * equal epochs the first wins. Null if no epoch has ended.
 *
 * @throws InvalidArgumentError if the lengths of the lists disagree or an accuracy is outside 0 to 1.
 *
 *
 * @example
 * ```ts
 * import { bestEpoch } from '@lenet5/metrics';
 *
 * const accuracy = [0.9, 0.95, 0.99];
 * const history = { loss: [0.3, 0.1, 0.05], accuracy, val_loss: [0.1, 0.08, 0.09], val_accuracy: [0.97, 0.98, 0.97] };
 * console.log(bestEpoch(history)); // { epoch: 2, value: 0.98, metric: 'val_accuracy' }
 * ```
 */
export function bestEpoch(history: History): BestEpoch | null {
  checkHistory(history);
  const metric = history.val_accuracy.length > 0 ? 'val_accuracy' : 'accuracy';
  const values = history[metric];
  if (values.length === 0) return null;
  const value = Math.max(...values);
  return { epoch: values.indexOf(value) + 1, value, metric };
}
