import { runLayout } from '../run-folder/layout.js';
import { readJsonObject } from '../run-folder/read-json-object.js';
import { dataInFile } from './data-in-file.js';
import { runOfModel } from './run-of-model.js';

const DEFAULT = 'bundled';

/**
 * Returns the data set that a model was trained on: from the config of its run, or from a safetensors file. Bundled MNIST if neither is
 * known.
 *
 * @param path a run folder, or a model or checkpoint in it, or another model.
 * @throws DamagedRunError if the run's `config.json` cannot be read.
 */
export async function dataOfModel(path: string): Promise<string> {
  return (await knownDataOfModel(path)) ?? DEFAULT;
}

/** As {@link dataOfModel}, but undefined if the data set is not known. */
export async function knownDataOfModel(path: string): Promise<string | undefined> {
  const folder = runOfModel(path);
  if (folder === undefined) return (await dataInFile(path)).data;
  const { data } = await readJsonObject(runLayout(folder).config);
  return typeof data === 'string' ? data : DEFAULT;
}
