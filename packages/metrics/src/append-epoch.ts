import { checkHistory } from './check-history.js';
import type { History } from './history.js';

/** What one epoch scored. The trainer's `epoch` event is one. */
export interface EpochScore {
  /** Mean training loss, in nats; NaN or infinite where training diverged. */
  readonly loss: number;
  /** Training accuracy, 0 to 1. */
  readonly accuracy: number;
  /** Validation loss, in nats; absent, with `val_accuracy`, where nothing is validated. */
  readonly val_loss?: number;
  /** Validation accuracy, 0 to 1. */
  readonly val_accuracy?: number;
}

/**
 * A new history, longer by one epoch; the one given is left as it is.
 *
 * @throws InvalidArgumentError where an accuracy is outside 0 to 1, or where some epochs were validated and some not.
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
