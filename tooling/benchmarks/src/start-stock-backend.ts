import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/** Starts the SIMD build of tfjs's WASM backend as `setupWasm()` does, but without the kernels of `@lenet5/wasm`. */
export async function startStockBackend(): Promise<void> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')))}/`);
  if (!(await tf.setBackend('wasm'))) throw new Error('the WASM backend of tfjs did not start');
  await tf.ready();
}
