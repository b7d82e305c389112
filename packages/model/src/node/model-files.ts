import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonObject } from '@lenet5/core';
import { makeFolder } from '@lenet5/core/node';
import { ModelFileMissingError, ModelFileUnreadableError, ModelSaveError } from '../errors/file-errors.js';
import { ModelFormatError } from '../errors/format-errors.js';
import { WeightsSizeError } from '../errors/weights-errors.js';
import { firstLine } from '../format/first-line.js';
import { type ManifestGroup, type WeightEntry, weightBytes } from '../format/weights-manifest.js';
import { WRITER } from '../format/writer.js';
import { checkUniqueNames } from '../read-weights.js';
import { isMissing } from './is-missing.js';
import { removeTemporaryFiles, replaceModelFiles } from './replace-model-files.js';

/** A parsed `model.json`. */
export interface ModelJson {
  readonly content: JsonObject;
  /** Its path. */
  readonly source: string;
}

/**
 * Reads a `model.json`.
 * @param path the folder that contains it, or its own path
 * @throws ModelFileMissingError, ModelFileUnreadableError, ModelFormatError
 */
export async function readModelJson(path: string): Promise<ModelJson> {
  const source = await modelJsonPath(path);
  return { content: parse((await read(source)).toString(), source), source };
}

/**
 * Reads the files that a `model.json` refers to, and checks their sizes.
 * @returns the bytes of all weights, in the order of the manifest
 * @throws ModelFileMissingError, ModelFileUnreadableError, WeightsSizeError
 */
export async function readWeightFiles(
  groups: readonly ManifestGroup[],
  source: string,
): Promise<ArrayBuffer> {
  const shards: Buffer[] = [];
  for (const group of groups) shards.push(...(await loadGroup(group, source)));
  return new Uint8Array(Buffer.concat(shards)).buffer;
}

/**
 * Writes the two files of a model. The folder always contains a complete model.
 * @param description the fields of the `model.json` before the manifest
 * @param bytes of all weights, in the order of `weights`
 * @throws WeightsNameError, ModelSaveError
 */
export async function writeModelFiles(
  folder: string,
  description: object,
  weights: readonly WeightEntry[],
  bytes: Uint8Array,
): Promise<void> {
  checkUniqueNames(weights, 'the model');
  const describe = (file: string) =>
    JSON.stringify({ ...description, convertedBy: WRITER, weightsManifest: [{ paths: [file], weights }] });
  try {
    await makeFolder(folder);
    for await (const _step of replaceModelFiles(folder, bytes, describe)) {
      // The file of this step is on disk, so the next step can start.
    }
    await removeTemporaryFiles(folder);
  } catch (cause) {
    throw new ModelSaveError(folder, cause);
  }
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
async function loadGroup({ paths, weights }: ManifestGroup, source: string): Promise<Buffer[]> {
  const files = paths.map((path) => join(dirname(source), path));
  const shards = await Promise.all(files.map((file) => read(file, source)));
  const found = shards.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const expected = weightBytes(weights);
  if (found !== expected) throw new WeightsSizeError(files.join(' + ') || source, found, expected);
  return shards;
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
