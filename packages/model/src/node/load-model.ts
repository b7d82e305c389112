import type { Sequential } from '@tensorflow/tfjs-layers';
import { modelFromArtifacts } from '../format/model-from-artifacts.js';
import { modelFolder } from './model-folder.js';

/**
 * Loads a model from a folder that contains `model.json`, or from the path of a `model.json`, and checks the files, the
 * layers and the weights.
 * @returns an uncompiled model; the caller disposes it
 * @throws ModelFileMissingError, ModelFileUnreadableError, WeightsSizeError, GraphModelError,
 *   ModelFormatError, UnknownLayerError, WeightsDtypeError, WeightsMismatchError, WeightsNotFiniteError
 */
export async function loadModel(path: string): Promise<Sequential> {
  return modelFromArtifacts(await modelFolder(path).load(), path);
}
