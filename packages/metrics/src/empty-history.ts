import type { History } from './history.js';

/**
 * Returns a history without epochs, to which {@link appendEpoch} adds one at a time.
 *
 * @returns Four empty lists; a new object in each call.
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
