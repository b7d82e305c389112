import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './is-missing.js';
import { replaceFile } from './replace-file.js';

/** The names that only a save gives: weights in waiting, and files not yet renamed. */
const LEAVING = /^(weights\.[0-9a-f-]{36}\.bin(\.tmp)?|(weights\.bin|model\.json)\.tmp)$/;

/**
 * Puts a model's two files into a folder so that, whenever the machine stops, the folder holds a whole model: the one
 * it held before or the new one. Each file is put there by {@link replaceFile}, but two renames are not one: where an
 * older model of other layers is there, the new weights first get a name of their own and `model.json` is switched to it
 * at once; `weights.bin` is replaced when nothing refers to it, and `model.json` is switched back. Where `model.json`
 * stays the same (a later epoch of the same model), replacing `weights.bin` alone is the switch. One writer a folder at a
 * time.
 *
 * @param modelJson the text of `model.json` for weights in a file of the given name
 * @yields the file that is now on the disk, after each step
 */
export async function* replaceModelFiles(
  folder: string,
  weights: Uint8Array,
  modelJson: (weightsFile: string) => string,
): AsyncGenerator<string, void, void> {
  const json = modelJson('weights.bin');
  const older = await readIfThere(join(folder, 'model.json'));
  if (older === undefined || older === json) {
    yield replaceIn(folder, 'weights.bin', weights);
    if (older === undefined) yield replaceIn(folder, 'model.json', json);
    return;
  }
  const interim = `weights.${randomUUID()}.bin`;
  yield replaceIn(folder, interim, weights);
  try {
    yield replaceIn(folder, 'model.json', modelJson(interim));
  } catch (error) {
    await rm(join(folder, interim), { force: true });
    throw error;
  }
  yield replaceIn(folder, 'weights.bin', weights);
  yield replaceIn(folder, 'model.json', json);
}

/** Removes what saves that were cut short have left in a folder whose model is whole. */
export async function removeLeavings(folder: string): Promise<void> {
  const leavings = (await readdir(folder)).filter((name) => LEAVING.test(name));
  await Promise.all(leavings.map((name) => rm(join(folder, name), { force: true })));
}

/** @returns the name, once the file is on the disk */
async function replaceIn(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  await replaceFile(join(folder, name), content);
  return name;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
