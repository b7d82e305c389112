import { checkHistory } from './check-history.js';
import type { History } from './history.js';

/** The scores of one epoch. The trainer's `epoch` event has these fields. */
export interface EpochScore {
  /** Mean training loss, in nats; NaN or infinite if training diverged. */
  readonly loss: number;
  /** Training accuracy, 0 to 1. */
  readonly accuracy: number;
  /** Validation loss, in nats. Absent, like `val_accuracy`, if the run has no validation. */
  readonly val_loss?: number;
  /** Validation accuracy, 0 to 1. */
  readonly val_accuracy?: number;
}

/**
 * Adds the scores of one epoch at the end of a history.
 *
 * @param history - Not changed. Start with {@link emptyHistory}.
 * @param epoch - Losses in nats, accuracies 0 to 1. Either every epoch of a history has validation scores, or none.
 * @returns A new history with one more number in each list.
 * @throws InvalidArgumentError if an accuracy is outside 0 to 1, or only some epochs have validation scores.
 *
 *
 * @example
 * ```ts
 * import { appendEpoch, emptyHistory } from '@lenet5/metrics';
 *
 * const first = { loss: 0.34, accuracy: 0.898, val_loss: 0.1, val_accuracy: 0.969 };
 * const history = appendEpoch(emptyHistory(), first);
 * console.log(history.val_accuracy); // [ 0.969 ]
 * ```
 */
export function appendEpoch(history: History, epoch: EpochScore): History {
  const longer: History = {
    loss: [...history.loss, epoch.loss],
    accuracy: [...history.accuracy, epoch.accuracy],
    val_loss: [...history.val_loss, ...(epoch.val_loss === undefined ? [] : [epoch.val_loss])],
    val_accuracy: [
      ...history.val_accuracy,
      ...(epoch.val_accuracy === undefined ? [] : [epoch.val_accuracy]),
    ],
  };
  checkHistory(longer);
  return longer;
}
