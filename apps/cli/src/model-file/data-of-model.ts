import { runLayout } from '../run-folder/layout.js';
import { readJsonObject } from '../run-folder/read-json-object.js';
import { runOfModel } from './run-of-model.js';

const DEFAULT = 'bundled';

/**
 * Returns the data set that a model was trained on, from the config of its run. Bundled MNIST if there is no run.
 *
 * @param path a run folder, or a model or checkpoint in it.
 * @throws DamagedRunError if the run's `config.json` cannot be read.
 */
export async function dataOfModel(path: string): Promise<string> {
  const folder = runOfModel(path);
  if (folder === undefined) return DEFAULT;
  const { data } = await readJsonObject(runLayout(folder).config);
  return typeof data === 'string' ? data : DEFAULT;
}
