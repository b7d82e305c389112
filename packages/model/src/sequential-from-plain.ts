import type { PlainModel } from '@lenet5/core';
import type { LayersModel, Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from './backend-ready.js';
import { toLayersModel, toSequential } from './to-sequential.js';
import { writeWeights } from './write-weights.js';

/**
 * Builds the `tf.Sequential` that has the layers and the weights of a plain model.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready; UnsupportedLayersError if layers name their inputs: see {@link modelFromPlain}
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

/**
 * Builds the model of tfjs that has the layers and the weights of a plain model: a `tf.Sequential`, or a functional model if layers
 * name their inputs, as those of skip connections do.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws BackendError if no tfjs backend is ready
 *
 * @example
 * ```ts
 * import { connectLayers, initialWeights, plainModel, type StackConfig } from '@lenet5/core';
 * import { modelFromPlain } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * const config: StackConfig = {
 *   name: 'skip',
 *   inputShape: [4],
 *   layers: [
 *     { type: 'Dense', name: 'hidden', units: 4, activation: 'tanh', useBias: true },
 *     { type: 'Add', name: 'sum', from: ['hidden', 'input'] },
 *     { type: 'Dense', name: 'classes', units: 2, activation: 'softmax', useBias: true },
 *   ],
 * };
 * await setupWasm();
 * const model = modelFromPlain(plainModel(config, initialWeights(connectLayers(config), 42)));
 * console.log(model.layers.map(({ name }) => name)); // [ 'input', 'hidden', 'sum', 'classes' ]
 * ```
 */
export function modelFromPlain(model: PlainModel): LayersModel {
  requireBackend();
  const built = toLayersModel(model.config);
  writeWeights(built, model.readValues());
  return built;
}
