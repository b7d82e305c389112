import { connectLayers, namesInputs, type PlainModel } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { type Zippable, zipSync } from 'fflate';
import { plainForExport } from '../layers/plain-for-export.js';
import { kerasConfig } from './keras-config.js';
import { kerasOrder } from './keras-order.js';
import { kerasWeights } from './keras-weights.js';

/** The version of Keras whose file format this is. */
const KERAS_VERSION = '3.15.1';

/**
 * Exports a model as a Keras 3 `.keras` file, for `keras.models.load_model('lenet5.keras')` with any Keras backend. The
 * file is an uncompressed zip of `metadata.json`, `config.json` (the layers) and `model.weights.h5` (the weights, in the
 * layout that tfjs and Keras share). The model is not compiled.
 * @throws UnsupportedLayerError at the first layer that the format does not support
 * @throws WeightsDtypeError, WeightsNotFiniteError
 * @throws MissingPackageError if the optional peer dependency h5wasm is not installed
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { plainLenet5 } from '@lenet5/core';
 * import { toKeras } from '@lenet5/model/keras';
 *
 * const bytes = await toKeras(plainLenet5());
 * await writeFile('lenet5.keras', bytes);
 * console.log(String.fromCharCode(...bytes.subarray(0, 2))); // PK
 * ```
 */
export async function toKeras(model: LayersModel | PlainModel): Promise<Uint8Array> {
  const { name, config, readValues } = await plainForExport(model, 'Keras');
  const stack = connectLayers(config);
  // The layers of a Sequential have the order of Keras.
  const layers = namesInputs(config) ? kerasOrder(stack.layers) : stack.layers;
  const tensors = new Map(readValues().map((tensor) => [tensor.name, tensor]));
  const now = new Date();
  const saved = now.toISOString().slice(0, 19).replace('T', '@');
  const files: Zippable = {
    'metadata.json': json({ keras_version: KERAS_VERSION, date_saved: saved }),
    'config.json': json(kerasConfig(name, { ...stack, layers })),
    'model.weights.h5': await kerasWeights(name, layers, tensors),
  };
  return zipSync(files, { level: 0, mtime: now });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
