import type { History } from './history.js';

/** Returns a history without epochs. */
export function emptyHistory(): History {
  return { loss: [], accuracy: [], val_loss: [], val_accuracy: [] };
}
