import { isJsonObject, type StackConfig } from '@lenet5/core';
import { configFromJson } from '@lenet5/model';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import { findModel } from './find-model.js';

/**
 * Reads the layers of a JSON file that has no weights, which `model.to_json()` of Keras or `model.toJSON()` of TensorFlow.js returned.
 *
 * @param note called with a line of text for each assumption about the file.
 * @returns undefined for any other model.
 * @throws NoModelError, ForeignModelError; what `configFromJson` throws.
 */
export async function openArchitecture(
  path: string,
  note: (text: string) => void,
): Promise<StackConfig | undefined> {
  const found = await findModel(path);
  if (found.format !== 'tfjs') return undefined;
  const json = parse((await readFileBounded(found.path, MAX_INPUT_BYTES)).toString());
  if (!isJsonObject(json) || json.class_name === undefined) return undefined;
  const { config, notes } = configFromJson(json, path);
  for (const text of notes) note(`note: ${path}: ${text}`);
  return config;
}

/** Undefined if the text is not JSON, which the reader of models with weights reports. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
