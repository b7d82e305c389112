import { backend } from '@tensorflow/tfjs-core';
import { BackendError } from './errors/backend-error.js';

/**
 * Checks that tfjs can create tensors.
 * @throws BackendError if no backend is registered, or if the best one needs `await tf.ready()` first
 */
export function requireBackend(): void {
  try {
    backend();
  } catch (cause) {
    throw new BackendError(cause);
  }
}
