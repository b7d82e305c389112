import type { EpochEvent } from '@lenet5/trainer';
import { formatCount, formatDuration, formatLoss, formatPercent } from '../../../terminal/format.js';

/** One epoch as one line of at most `columns`. Drops the least important figures if there is no room. */
export function epochLine(event: EpochEvent, epochs: number, columns: number): string {
  const { epoch, loss, accuracy, val_loss, val_accuracy, seconds, imagesPerSecond } = event;
  const parts = [
    `epoch ${String(epoch).padStart(String(epochs).length)}/${epochs}`,
    `train ${formatPercent(accuracy)}`,
    ...(val_accuracy === undefined ? [] : [`val ${formatPercent(val_accuracy)}`]),
    `loss ${formatLoss(loss)}`,
    ...(val_loss === undefined ? [] : [`val loss ${formatLoss(val_loss)}`]),
    formatDuration(seconds),
    `${formatCount(imagesPerSecond)} images/s`,
  ];
  while (parts.length > 2 && parts.join('  ').length > columns) parts.pop();
  return parts.join('  ');
}
