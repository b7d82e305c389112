import { LenetError } from '@lenet5/core';
import { PathError } from '../../errors/path-error.js';
import { readSavedRun, type SavedRun } from '../../run-folder/saved-run.js';
import { DamagedRunError, NotARunError } from '../../run-folder/saved-run-errors.js';

/** The runs of a report. */
interface ReadRuns {
  readonly runs: readonly SavedRun[];
  /** The paths that hold no readable run. */
  readonly skipped: readonly string[];
}

/** The errors of a path without a readable run. */
const SKIPPED = [NotARunError, DamagedRunError, PathError];

/**
 * Reads the runs of a report. Of several paths, as from `runs/*`, skips those that are not run folders, not readable or damaged.
 *
 * @param warn called with a line of text for each skipped path.
 * @throws NotARunError, DamagedRunError or PathError if no run remains.
 */
export async function readRuns(folders: readonly string[], warn: (text: string) => void): Promise<ReadRuns> {
  const runs: SavedRun[] = [];
  const failures: { readonly folder: string; readonly error: LenetError }[] = [];
  for (const folder of folders) {
    try {
      runs.push(await readSavedRun(folder));
    } catch (error) {
      if (!LenetError.isInstance(error) || !SKIPPED.some(({ code }) => code === error.code)) throw error;
      failures.push({ folder, error });
    }
  }
  const [first] = failures;
  if (runs.length === 0 && first) throw first.error;
  for (const { error } of failures) warn(`skipped: ${error.problem} (${error.found})`);
  return { runs, skipped: failures.map(({ folder }) => folder) };
}
