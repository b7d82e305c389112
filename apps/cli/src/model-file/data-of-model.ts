import { dirname, resolve } from 'node:path';
import { runLayout } from '../run-folder/layout.js';
import { readJsonObject } from '../run-folder/read-json-object.js';
import { holdsRun } from '../run-folder/saved-run.js';

/** A run's files lie in it or in one of its folders, and `model.json` one deeper than a folder's name. */
const LEVELS = 3;
const DEFAULT = 'bundled';

/**
 * The data that a model was trained on, as its run tells: the path may lead to the run folder or to a model in it.
 * MNIST where there is no run.
 *
 * @throws DamagedRunError where the run's `config.json` cannot be read.
 */
export async function dataOfModel(path: string): Promise<string> {
  let folder = resolve(path);
  for (let level = 0; level < LEVELS; level++, folder = dirname(folder)) {
    if (!holdsRun(folder)) continue;
    const { data } = await readJsonObject(runLayout(folder).config);
    return typeof data === 'string' ? data : DEFAULT;
  }
  return DEFAULT;
}
