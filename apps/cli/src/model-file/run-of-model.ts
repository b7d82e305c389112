import { dirname, resolve } from 'node:path';
import { holdsRun } from '../run-folder/saved-run.js';

/** How many folders up to search for the run: `model/model.json` is two levels below the run folder. */
const LEVELS = 3;

/**
 * Returns the absolute path of the run folder that a model belongs to. Undefined if there is none.
 *
 * @param path a run folder, or a model or checkpoint in it.
 */
export function runOfModel(path: string): string | undefined {
  let folder = resolve(path);
  for (let level = 0; level < LEVELS; level++, folder = dirname(folder)) {
    if (holdsRun(folder)) return folder;
  }
  return undefined;
}
