import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonObject } from '@lenet5/core';
import { io } from '@tensorflow/tfjs-core';
import { ModelFileMissingError, ModelFileUnreadableError, ModelSaveError } from '../errors/file-errors.js';
import { ModelFormatError } from '../errors/format-errors.js';
import { WeightsSizeError } from '../errors/weights-errors.js';
import { firstLine } from '../format/first-line.js';
import { withoutModelName } from '../format/keras3.js';
import { layersTopology } from '../format/layers-model.js';
import { type ManifestGroup, parseManifest, weightBytes } from '../format/weights-manifest.js';
import { checkUniqueNames } from '../model-weights.js';
import { isMissing } from './is-missing.js';
import { removeTemporaryFiles, replaceModelFiles } from './replace-model-files.js';

/** A tfjs IO handler that saves and loads. */
export interface ModelFolder extends io.IOHandler {
  readonly save: io.SaveHandler;
  readonly load: io.LoadHandler;
}

/**
 * A tfjs IO handler for a folder with the `model.json` and `weights.bin` of a Sequential, for
 * `model.save(modelFolder('lenet5'))` and `loadLayersModel(modelFolder('lenet5'))`. A compiled model that is saved with
 * `includeOptimizer` is compiled again when `loadLayersModel` loads it. It corresponds to `file://` of
 * tfjs-node. The files have the format of tfjs; an interrupted save leaves the previous model intact. Weights are
 * little-endian, as hosts of WebAssembly are.
 * @param path the folder; to load, also the path of a `model.json`
 */
export function modelFolder(path: string): ModelFolder {
  return { save: (artifacts) => saveArtifacts(path, artifacts), load: () => loadArtifacts(path) };
}

async function saveArtifacts(folder: string, artifacts: io.ModelArtifacts): Promise<io.SaveResult> {
  layersTopology(artifacts, folder);
  const { weightData, weightSpecs = [], ...description } = artifacts;
  checkUniqueNames(weightSpecs, 'the model');
  const weights = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
  const describe = (file: string) =>
    JSON.stringify({ ...description, weightsManifest: [{ paths: [file], weights: weightSpecs }] });
  try {
    await mkdir(folder, { recursive: true });
    for await (const _step of replaceModelFiles(folder, weights, describe)) {
      // The file of this step is on disk, so the next step can start.
    }
    await removeTemporaryFiles(folder);
  } catch (cause) {
    throw new ModelSaveError(folder, cause);
  }
  return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(artifacts) };
}

async function loadArtifacts(path: string): Promise<io.ModelArtifacts> {
  const source = await modelJsonPath(path);
  const description = parse((await read(source)).toString(), source);
  const topology = layersTopology(description, source);
  const groups = parseManifest(description.weightsManifest, source);
  const shards: ArrayBuffer[] = [];
  for (const group of groups) shards.push(...(await loadGroup(group, source)));
  const { userDefinedMetadata, trainingConfig } = description;
  return {
    modelTopology: Object(topology),
    format: 'layers-model',
    weightSpecs: withoutModelName(
      groups.flatMap(({ weights }) => weights),
      topology,
    ),
    weightData: io.CompositeArrayBuffer.join(shards),
    ...(isJsonObject(userDefinedMetadata) ? { userDefinedMetadata: Object(userDefinedMetadata) } : {}),
    ...(isJsonObject(trainingConfig) ? { trainingConfig: Object(trainingConfig) } : {}),
  };
}

async function modelJsonPath(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, 'model.json') : path;
  } catch (cause) {
    throw isMissing(cause) ? new ModelFileMissingError(path) : new ModelFileUnreadableError(path, cause);
  }
}

function parse(text: string, source: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // The parser quotes the text, which can be binary.
    const found = firstLine(cause).replace(/[^\x20-\x7e]+/g, ' ');
    throw new ModelFormatError(source, `not JSON: ${found}`, cause);
  }
  if (isJsonObject(value)) return value;
  throw new ModelFormatError(source, 'not a JSON object');
}

/** Reads the files of a group, whose sizes must add up to those of its weights. */
async function loadGroup({ paths, weights }: ManifestGroup, source: string): Promise<ArrayBuffer[]> {
  const files = paths.map((path) => join(dirname(source), path));
  const shards = await Promise.all(files.map((file) => read(file, source)));
  const found = shards.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const expected = weightBytes(weights);
  if (found !== expected) throw new WeightsSizeError(files.join(' + ') || source, found, expected);
  return shards.map((shard) => new Uint8Array(shard).buffer);
}

async function read(file: string, modelJson?: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw isMissing(cause)
      ? new ModelFileMissingError(file, modelJson)
      : new ModelFileUnreadableError(file, cause);
  }
}
