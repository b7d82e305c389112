import type { Sequential } from '@tensorflow/tfjs-layers';
import { modelFromArtifacts } from '../format/model-from-artifacts.js';
import { modelFolder } from './model-folder.js';

/**
 * Loads a model from a folder that holds `model.json`, or from the path of a `model.json`, and checks all of it: the
 * files, the layers, the weights.
 * @returns an uncompiled model; the caller disposes it
 * @throws ModelFileMissingError, ModelFileUnreadableError, ModelJsonError, WeightsSizeError, and all that
 *   `modelFromArtifacts()` throws
 */
export async function loadModel(path: string): Promise<Sequential> {
  return modelFromArtifacts(await modelFolder(path).load(), path);
}
