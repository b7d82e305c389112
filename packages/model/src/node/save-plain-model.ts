import { checkFinite, type NamedTensor, type PlainModel } from '@lenet5/core';
import { plainTopology, TFJS_VERSION } from '../format/plain-topology.js';
import { writeModelFiles } from './model-files.js';

/**
 * Saves a plain model without tfjs, as the same files that `saveModel()` writes for the model of tfjs.
 *
 * @throws WeightsNotFiniteError if a weight is NaN or infinite, because such a model cannot be loaded
 * @throws WeightsNameError if two weights have the same name, because such a model cannot be loaded
 * @throws ModelSaveError if the files cannot be written
 *
 * @example
 * ```ts
 * import { readdir } from 'node:fs/promises';
 * import { plainLenet5 } from '@lenet5/core';
 * import { savePlainModel } from '@lenet5/model/node';
 *
 * await savePlainModel(plainLenet5(), 'saved-plain');
 * console.log((await readdir('saved-plain')).sort()); // [ 'model.json', 'weights.bin' ]
 * ```
 */
export async function savePlainModel(model: PlainModel, folder: string): Promise<void> {
  const weights = model.readValues();
  checkFinite(weights, model.name);
  const description = {
    modelTopology: plainTopology(model.config),
    format: 'layers-model',
    generatedBy: `TensorFlow.js tfjs-layers v${TFJS_VERSION}`,
  };
  const entries = weights.map(({ name, shape }) => ({ name, shape: [...shape], dtype: 'float32' as const }));
  await writeModelFiles(folder, description, entries, joinValues(weights));
}

function joinValues(weights: readonly NamedTensor[]): Uint8Array {
  return Buffer.concat(
    weights.map(({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  );
}
