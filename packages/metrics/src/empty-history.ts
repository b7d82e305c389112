import type { History } from './history.js';

/** A history before its first epoch. */
export function emptyHistory(): History {
  return { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
}
