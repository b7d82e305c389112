import type { History } from './history.js';

/**
 * Returns a history without epochs.
 *
 *
 *
 * @example
 * ```ts
 * import { emptyHistory } from '@lenet5/metrics';
 *
 * console.log(emptyHistory()); // { loss: [], accuracy: [], val_loss: [], val_accuracy: [] }
 * ```
 */
export function emptyHistory(): History {
  return { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
}
