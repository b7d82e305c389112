import { setupWasm } from '@lenet5/wasm';
import { getBackend, ready } from '@tensorflow/tfjs-core';

/**
 * Makes sure that tfjs can train: sets up the WASM backend and its training kernels, unless the caller has set another
 * backend.
 */
export async function readyBackend(): Promise<void> {
  const backend = getBackend();
  if (backend && backend !== 'wasm') return ready();
  await setupWasm();
}
