import {
  checkFinite,
  connectLayers,
  type NamedTensor,
  type PlainModel,
  plainModel,
  shapeSize,
  stackWeights,
  type WeightSpec,
} from '@lenet5/core';
import { readPlainTopology } from '../format/read-plain-topology.js';
import { parseManifest, type WeightEntry } from '../format/weights-manifest.js';
import { readWritten } from '../format/writer.js';
import { type ModelJson, readModelJson, readWeightFiles } from './model-files.js';

/**
 * Loads a model without tfjs from the files that `loadModel()` reads.
 *
 * @returns undefined if only tfjs can represent the model without loss, or can describe what is wrong with its files
 * @throws ModelFileMissingError, ModelFileUnreadableError, WeightsSizeError, ModelFormatError, WeightsDtypeError,
 *   WeightsNotFiniteError, NewerModelError
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { loadPlainModel, savePlainModel } from '@lenet5/model/node';
 *
 * await savePlainModel(plainLenet5(), 'plain-lenet5');
 * const model = await loadPlainModel('plain-lenet5');
 * console.log(model?.name, model?.layers.length); // lenet5 8
 * ```
 */
export async function loadPlainModel(path: string): Promise<PlainModel | undefined> {
  const file = await readModelJson(path);
  return readWritten(file.content.convertedBy, path, () => readPlain(file, path));
}

async function readPlain({ content, source }: ModelJson, path: string): Promise<PlainModel | undefined> {
  const { format, modelTopology, weightsManifest, userDefinedMetadata, trainingConfig } = content;
  const isPlain = format === 'layers-model' && !userDefinedMetadata && !trainingConfig;
  const config = isPlain ? readPlainTopology(modelTopology) : undefined;
  if (!config) return undefined;
  const groups = parseManifest(weightsManifest, source);
  const entries = groups.flatMap(({ weights }) => weights);
  const specs = stackWeights(connectLayers(config));
  if (!isManifestOf(specs, entries)) return undefined;
  const weights = readFloats(specs, await readWeightFiles(groups, source));
  checkFinite(weights, path);
  return plainModel(config, weights);
}

/** Whether a manifest lists these weights in this order, as float32. */
function isManifestOf(specs: readonly WeightSpec[], entries: readonly WeightEntry[]): boolean {
  const wanted = specs.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  return JSON.stringify(entries) === JSON.stringify(wanted);
}

/** Splits the bytes of all weights, which are little-endian float32. */
function readFloats(specs: readonly WeightSpec[], bytes: ArrayBuffer): NamedTensor[] {
  let offset = 0;
  return specs.map((spec) => {
    const values = new Float32Array(bytes, offset, shapeSize(spec.shape));
    offset += values.byteLength;
    return { ...spec, values };
  });
}
