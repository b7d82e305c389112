import type { PlainModel } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from './backend-ready.js';
import { toSequential } from './to-sequential.js';
import { writeWeights } from './write-weights.js';

/**
 * Builds the `tf.Sequential` that has the layers and the weights of a plain model.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { sequentialFromPlain } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const model = sequentialFromPlain(plainLenet5());
 * console.log(model.countParams()); // 44426
 * ```
 */
export function sequentialFromPlain(model: PlainModel): Sequential {
  requireBackend();
  const sequential = toSequential(model.config);
  writeWeights(sequential, model.readValues());
  return sequential;
}
