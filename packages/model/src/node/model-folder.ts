import { isJsonObject } from '@lenet5/core';
import { io } from '@tensorflow/tfjs-core';
import { withoutModelName } from '../format/keras3.js';
import { layersTopology } from '../format/layers-model.js';
import { parseManifest } from '../format/weights-manifest.js';
import { readModelJson, readWeightFiles, writeModelFiles } from './model-files.js';

/** A tfjs IO handler that saves and loads. */
export interface ModelFolder extends io.IOHandler {
  readonly save: io.SaveHandler;
  readonly load: io.LoadHandler;
}

/**
 * A tfjs IO handler for a folder with the `model.json` and `weights.bin` of a model, for
 * `model.save(modelFolder('lenet5'))` and `loadLayersModel(modelFolder('lenet5'))`. A compiled model that is saved with
 * `includeOptimizer` is compiled again when `loadLayersModel` loads it. It corresponds to `file://` of
 * tfjs-node. The files have the format of tfjs; an interrupted save leaves the previous model intact. Weights are
 * little-endian, as hosts of WebAssembly are.
 * @param path the folder; to load, also the path of a `model.json`
 *
 * @example
 * ```ts
 * import { lenet5 } from '@lenet5/model';
 * import { modelFolder } from '@lenet5/model/node';
 * import { setupWasm } from '@lenet5/wasm';
 * import { loadLayersModel } from '@tensorflow/tfjs-layers';
 *
 * await setupWasm();
 * await lenet5().save(modelFolder('lenet5-of-tfjs'));
 * const model = await loadLayersModel(modelFolder('lenet5-of-tfjs'));
 * console.log(model.countParams()); // 44426
 * ```
 */
export function modelFolder(path: string): ModelFolder {
  return { save: (artifacts) => saveArtifacts(path, artifacts), load: () => loadArtifacts(path) };
}

async function saveArtifacts(folder: string, artifacts: io.ModelArtifacts): Promise<io.SaveResult> {
  layersTopology(artifacts, folder);
  const { weightData, weightSpecs = [], ...description } = artifacts;
  const bytes = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
  await writeModelFiles(folder, description, weightSpecs, bytes);
  return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(artifacts) };
}

async function loadArtifacts(path: string): Promise<io.ModelArtifacts> {
  const { content, source } = await readModelJson(path);
  const topology = layersTopology(content, source);
  const groups = parseManifest(content.weightsManifest, source);
  const weightData = await readWeightFiles(groups, source);
  const { userDefinedMetadata, trainingConfig } = content;
  return {
    modelTopology: Object(topology),
    format: 'layers-model',
    weightSpecs: withoutModelName(
      groups.flatMap(({ weights }) => weights),
      topology,
    ),
    weightData,
    ...(isJsonObject(userDefinedMetadata) ? { userDefinedMetadata: Object(userDefinedMetadata) } : {}),
    ...(isJsonObject(trainingConfig) ? { trainingConfig: Object(trainingConfig) } : {}),
  };
}
