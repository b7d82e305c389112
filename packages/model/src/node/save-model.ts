import type { Sequential } from '@tensorflow/tfjs-layers';
import { checkFinite, readWeights } from '../model-weights.js';
import { modelFolder } from './model-folder.js';

/**
 * Saves a model as `model.json` and `weights.bin`, tfjs's own format, in a folder that is made where it is missing.
 * The folder never holds half a model: a model that is there already stays whole until the new one is. Other files
 * are left alone; one writer a folder at a time.
 * @throws WeightsNotFiniteError where a weight is NaN or infinite: such a model could not be loaded
 * @throws WeightsNameError where two weights have one name: it could not be loaded either
 * @throws ModelSaveError where the files cannot be written
 */
export async function saveModel(model: Sequential, folder: string): Promise<void> {
  checkFinite(await readWeights(model), model.name);
  await model.save(modelFolder(folder));
}
