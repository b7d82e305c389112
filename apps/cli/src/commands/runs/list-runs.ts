import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describeCause } from '../../errors/describe-cause.js';
import { PathError } from '../../errors/path-error.js';
import { holdsRun, readSavedRun } from '../../run-folder/saved-run.js';
import { DamagedRunError, NotARunError } from '../../run-folder/saved-run-errors.js';
import { type ListedRun, listedRun } from './listed-run.js';
import { RunsFolderError } from './runs-folder-error.js';

/** Reads a run. Undefined if the path is not a run folder. */
async function readListedRun(folder: string): Promise<ListedRun | undefined> {
  try {
    return holdsRun(folder) ? listedRun(await readSavedRun(folder)) : undefined;
  } catch (error) {
    if (PathError.isInstance(error)) {
      return { folder, status: 'unreadable', damage: error.message, epochs: 0 };
    }
    if (!DamagedRunError.isInstance(error) && !NotARunError.isInstance(error)) throw error;
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
 * A subfolder that is not readable is listed as such, because it may hold a run.
 *
 * @throws RunsFolderError if the folder cannot be read.
 */
export async function listRuns(folder: string): Promise<ListedRun[]> {
  const within = (await namesIn(folder)).map((name) => join(folder, name));
  const runs: ListedRun[] = [];
  for (const candidate of [folder, ...within]) {
    const run = await readListedRun(candidate);
    if (run) runs.push(run);
  }
  return runs;
}
