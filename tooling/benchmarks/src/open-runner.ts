import { setupWasm } from '@lenet5/wasm';
import * as tf from '@tensorflow/tfjs-core';
import { openCompiledRunner } from './compiled-runner.js';
import type { Contestant } from './contestant.js';
import { openPlainTfjsRunner } from './plain-tfjs-runner.js';
import { openPredictorRunner } from './predictor-runner.js';
import type { Runner } from './runner.js';
import { startStockBackend } from './start-stock-backend.js';
import { registerStockWorkaround } from './stock-workaround.js';
import { openTfjsEngineRunner } from './tfjs-engine-runner.js';

/** Sets up a contestant in this process. */
export async function openRunner(contestant: Contestant): Promise<Runner> {
  tf.enableProdMode();
  switch (contestant.engine) {
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      await tf.setBackend('cpu');
      return openPlainTfjsRunner();
    case 'stock+workaround':
      await startStockBackend();
      registerStockWorkaround();
      return openPlainTfjsRunner();
    case 'tfjs':
      await setupWasm();
      return openTfjsEngineRunner(contestant);
    case 'predictor':
      return openPredictorRunner();
    case 'compiled':
      return openCompiledRunner(contestant);
  }
}
