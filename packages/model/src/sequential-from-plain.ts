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
 */
export function sequentialFromPlain(model: PlainModel): Sequential {
  requireBackend();
  const sequential = toSequential(model.config);
  writeWeights(sequential, model.readValues());
  return sequential;
}
