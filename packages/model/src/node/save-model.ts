import { checkFinite } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { readWeights } from '../read-weights.js';
import { modelFolder } from './model-folder.js';

/**
 * Saves a model as `model.json` and `weights.bin`, the format of tfjs. Creates the folder if necessary.
 *
 * The folder always contains a complete model: an existing model is kept until the new one is complete. Other files are
 * not changed. Only one process may write to the folder at a time.
 *
 * @throws WeightsNotFiniteError if a weight is NaN or infinite, because such a model cannot be loaded
 * @throws WeightsNameError if two weights have the same name, because such a model cannot be loaded
 * @throws ModelSaveError if the files cannot be written
 *
 * @example
 * ```ts
 * import { readdir } from 'node:fs/promises';
 * import { lenet5 } from '@lenet5/model';
 * import { saveModel } from '@lenet5/model/node';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * await saveModel(lenet5(), 'saved');
 * console.log((await readdir('saved')).sort()); // [ 'model.json', 'weights.bin' ]
 * ```
 */
export async function saveModel(model: LayersModel, folder: string): Promise<void> {
  checkFinite(await readWeights(model), model.name);
  await model.save(modelFolder(folder));
}
