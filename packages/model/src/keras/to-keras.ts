import type { Sequential } from '@tensorflow/tfjs-layers';
import { type Zippable, zipSync } from 'fflate';
import { readFamily } from '../family/read-family.js';
import { kerasConfig } from './keras-config.js';
import { kerasWeights } from './keras-weights.js';

/** The version of Keras whose files these are like. */
const KERAS_VERSION = '3.15.1';

/**
 * Writes a model as a Keras 3 `.keras` file, for `keras.models.load_model('lenet5.keras')` on any of Keras's backends:
 * a zip, stored, of `metadata.json`, `config.json` (the layers) and `model.weights.h5` (their weights, in the layout
 * that tfjs and Keras share). The model is not compiled.
 * @throws UnsupportedLayerError with the layer that is in the way
 * @throws WeightsDtypeError, WeightsNotFiniteError
 * @throws MissingPackageError where h5wasm is not installed, an optional peer that writes HDF5
 */
export async function toKeras(model: Sequential): Promise<Uint8Array> {
  const family = await readFamily(model, 'Keras');
  const now = new Date();
  const saved = now.toISOString().slice(0, 19).replace('T', '@');
  const files: Zippable = {
    'metadata.json': json({ keras_version: KERAS_VERSION, date_saved: saved }),
    'config.json': json(kerasConfig(family)),
    'model.weights.h5': await kerasWeights(family),
  };
  return zipSync(files, { level: 0, mtime: now });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
