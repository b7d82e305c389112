import { registerTrainingKernels, setupWasm } from '@lenet5/wasm';
import { getBackend, ready } from '@tensorflow/tfjs-core';

/**
 * Makes sure that tfjs can train: sets up the WASM backend with its training kernels, unless the caller has already
 * chosen another one, which is then left to it.
 */
export async function readyBackend(): Promise<void> {
  const backend = getBackend();
  if (backend && backend !== 'wasm') return ready();
  await setupWasm();
  registerTrainingKernels();
}
