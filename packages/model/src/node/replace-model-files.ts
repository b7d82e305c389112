import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '@lenet5/core/node';
import { isMissing } from './is-missing.js';

/** Names of temporary files: weights before the switch, and files before they are renamed. */
const TEMPORARY = /^(weights\.[0-9a-f-]{36}\.bin(\.tmp)?|(weights\.bin|model\.json)\.tmp)$/;

/**
 * Replaces the two files of a model so that the folder contains a complete model at any time, even after a power
 * failure: the previous one or the new one.
 *
 * {@link replaceFile} replaces each file atomically, but not both together. If the folder contains a model with other
 * layers, the new weights first get a temporary name, and replacing `model.json` switches to them. Then nothing refers to
 * `weights.bin`, so it is replaced, and replacing `model.json` again switches to it. If `model.json` does not change
 * (a later epoch of the same model), replacing `weights.bin` is enough. Only one process may write to the folder at a
 * time.
 *
 * @param modelJson returns the text of `model.json` for a weights file of the given name
 * @yields the name of the file that has been written to disk, after each step
 */
export async function* replaceModelFiles(
  folder: string,
  weights: Uint8Array,
  modelJson: (weightsFile: string) => string,
): AsyncGenerator<string, void, void> {
  const json = modelJson('weights.bin');
  const previous = await readIfExists(join(folder, 'model.json'));
  if (previous === undefined || previous === json) {
    yield replaceIn(folder, 'weights.bin', weights);
    if (previous === undefined) yield replaceIn(folder, 'model.json', json);
    return;
  }
  const temporary = `weights.${randomUUID()}.bin`;
  yield replaceIn(folder, temporary, weights);
  try {
    yield replaceIn(folder, 'model.json', modelJson(temporary));
  } catch (error) {
    await rm(join(folder, temporary), { force: true });
    throw error;
  }
  yield replaceIn(folder, 'weights.bin', weights);
  yield replaceIn(folder, 'model.json', json);
}

/** Removes the temporary files of interrupted saves from a folder whose model is complete. */
export async function removeTemporaryFiles(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => TEMPORARY.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}

/** @returns the name, when the file is on disk */
async function replaceIn(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await replaceFile(join(folder, name), content);
  return name;
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
