import { backend } from '@tensorflow/tfjs-core';
import { BackendError } from './errors/backend-error.js';

/**
 * Makes sure that weights can be made now.
 * @throws BackendError where no backend is registered, or the best one still waits for `await tf.ready()`.
 */
export function requireBackend(): void {
  try {
    backend();
  } catch (cause) {
    throw new BackendError(cause);
  }
}
