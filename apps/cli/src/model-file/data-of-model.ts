import { dirname, resolve } from 'node:path';
import { runLayout } from '../run-folder/layout.js';
import { readJsonObject } from '../run-folder/read-json-object.js';
import { holdsRun } from '../run-folder/saved-run.js';

/** How many folders up to search for the run: `model/model.json` is two levels below the run folder. */
const LEVELS = 3;
const DEFAULT = 'bundled';

/**
 * Returns the data set that a model was trained on, from the config of its run. Bundled MNIST if there is no run.
 *
 * @param path a run folder, or a model or checkpoint in it.
 * @throws DamagedRunError if the run's `config.json` cannot be read.
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
