import type { LayersModel } from '@tensorflow/tfjs-layers';
import { modelFromArtifacts } from '../format/model-from-artifacts.js';
import { readWritten } from '../format/writer.js';
import { readModelJson } from './model-files.js';
import { modelFolder } from './model-folder.js';

/**
 * Loads a model from a folder that contains `model.json`, or from the path of a `model.json`, and checks the files, the
 * layers and the weights.
 * @returns an uncompiled model; the caller disposes it
 * @throws ModelFileMissingError, ModelFileUnreadableError, WeightsSizeError, GraphModelError,
 *   ModelFormatError, UnknownLayerError, WeightsDtypeError, WeightsMismatchError, WeightsNotFiniteError,
 *   NewerModelError
 *
 * @example
 * ```ts
 * import { lenet5 } from '@lenet5/model';
 * import { loadModel, saveModel } from '@lenet5/model/node';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * await saveModel(lenet5({ seed: 42 }), 'my-lenet5');
 * const model = await loadModel('my-lenet5');
 * console.log(model.countParams()); // 44426
 * ```
 */
export async function loadModel(path: string): Promise<LayersModel> {
  const { content } = await readModelJson(path);
  return readWritten(content.convertedBy, path, async () =>
    modelFromArtifacts(await modelFolder(path).load(), path),
  );
}
