import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../../errors/describe-cause.js';
import { holdsRun, readSavedRun } from '../../run-folder/saved-run.js';
import { DamagedRunError } from '../../run-folder/saved-run-errors.js';
import { type ListedRun, listedRun } from './listed-run.js';
import { RunsFolderError } from './runs-folder-error.js';

async function readListedRun(folder: string): Promise<ListedRun> {
  try {
    return listedRun(await readSavedRun(folder));
  } catch (error) {
    if (!DamagedRunError.isInstance(error)) throw error;
    return { folder, status: 'damaged', damage: error.message, epochs: 0 };
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw new RunsFolderError(folder, describeCause(cause), cause);
  }
}

/**
 * Reads the runs in a folder, unordered: those of its subfolders that are run folders, and the folder itself if it is one.
 *
 * @throws RunsFolderError if the folder cannot be read.
 */
export async function listRuns(folder: string): Promise<ListedRun[]> {
  const within = (await namesIn(folder)).map((name) => join(folder, name));
  const runs: ListedRun[] = [];
  for (const candidate of [folder, ...within]) {
    if (holdsRun(candidate)) runs.push(await readListedRun(candidate));
  }
  return runs;
}
