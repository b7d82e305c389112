import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonObject } from '@lenet5/core';
import { io } from '@tensorflow/tfjs-core';
import { ModelFileMissingError, ModelFileUnreadableError, ModelSaveError } from '../errors/file-errors.js';
import { ModelJsonError, NotLayersModelError } from '../errors/format-errors.js';
import { WeightsSizeError } from '../errors/weights-errors.js';
import { layersTopology } from '../format/layers-model.js';
import { type ManifestGroup, parseManifest, weightBytes } from '../format/weights-manifest.js';
import { checkUniqueNames } from '../model-weights.js';
import { isMissing } from './is-missing.js';
import { removeLeavings, replaceModelFiles } from './replace-model-files.js';

/** A tfjs IO handler that both saves and loads. */
export interface ModelFolder extends io.IOHandler {
  readonly save: io.SaveHandler;
  readonly load: io.LoadHandler;
}

/**
 * A folder with the `model.json` and `weights.bin` of a Sequential as a tfjs IO handler, for
 * `model.save(modelFolder('lenet5'))` and `loadLayersModel(modelFolder('lenet5'))`: what `file://` is in tfjs-node.
 * The files are those of tfjs's own format, replaced as `replaceModelFiles()` says. Weights are stored
 * little-endian, as hosts of WebAssembly are.
 * @param path the folder; for loading, also the path of a `model.json` itself
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
      // Each step is on the disk; the next may begin.
    }
    await removeLeavings(folder);
  } catch (cause) {
    throw new ModelSaveError(folder, cause);
  }
  return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(artifacts) };
}

async function loadArtifacts(path: string): Promise<io.ModelArtifacts> {
  const source = await modelJsonPath(path);
  const description = parse((await read(source)).toString(), source);
  layersTopology(description, source);
  const groups = parseManifest(description.weightsManifest, source);
  const shards: ArrayBuffer[] = [];
  for (const group of groups) shards.push(...(await loadGroup(group, source)));
  const metadata = description.userDefinedMetadata;
  return {
    modelTopology: Object(description.modelTopology),
    format: 'layers-model',
    weightSpecs: groups.flatMap(({ weights }) => weights),
    weightData: io.CompositeArrayBuffer.join(shards),
    ...(isJsonObject(metadata) ? { userDefinedMetadata: Object(metadata) } : {}),
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
    throw new ModelJsonError(source, cause);
  }
  if (isJsonObject(value)) return value;
  throw new NotLayersModelError(source, 'no JSON object');
}

/** The files of one group, whose sizes must add up to those of its weights. */
async function loadGroup({ paths, weights }: ManifestGroup, source: string): Promise<ArrayBuffer[]> {
  const files = paths.map((path) => join(dirname(source), path));
  const shards = await Promise.all(files.map((file) => read(file, source)));
  const found = shards.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const asked = weightBytes(weights);
  if (found !== asked) throw new WeightsSizeError(files.join(' + ') || source, found, asked);
  return shards.map((shard) => new Uint8Array(shard).buffer);
}

async function read(file: string, askedBy?: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw isMissing(cause)
      ? new ModelFileMissingError(file, askedBy)
      : new ModelFileUnreadableError(file, cause);
  }
}
