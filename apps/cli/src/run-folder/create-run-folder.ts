import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushFolder } from '@lenet5/core/node';
import { type RunLayout, runLayout } from './layout.js';
import { makeFolder } from './make-folder.js';
import { RunExistsError, RunWriteError } from './run-folder-errors.js';
import { lockRun, refuseBusyRun } from './run-lock.js';
import { removeRunParts, runParts } from './run-parts.js';

/** A run folder that this process may write into. */
export interface LockedRun {
  readonly layout: RunLayout;
  /** Lets other processes write into the folder. */
  readonly unlock: () => void;
}

/** Locks a run folder. Throws RunBusyError, RunWriteError. */
export function lockLayout(layout: RunLayout): LockedRun {
  return { layout, unlock: lockRun(layout.folder, layout.lock) };
}

/** Creates a folder. Returns false if the path exists. Of two processes that try, one succeeds. */
async function claimFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    await flushFolder(dirname(path));
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new RunWriteError(path, cause);
  }
}

/** Creates and locks the next numbered folder in `parent`: one more than the highest number there. */
export async function createNumberedRun(parent: string): Promise<LockedRun> {
  await makeFolder(parent);
  const numbers = (await readdir(parent)).filter((name) => /^\d+$/.test(name)).map(Number);
  for (let number = Math.max(0, ...numbers) + 1; ; number++) {
    const folder = join(parent, String(number));
    if (await claimFolder(folder)) return lockLayout(runLayout(folder));
  }
}

/** Throws {@link RunExistsError} if the folder holds any part of a run. */
export function refuseExistingRun(folder: string): void {
  if (runParts(runLayout(folder)).some(existsSync)) throw new RunExistsError(folder);
}

/**
 * Creates and locks a folder for a run. With `force`, removes the parts of an earlier run and nothing else.
 *
 * @throws RunExistsError if the folder holds a run, unless `force`; RunBusyError, RunWriteError.
 */
export async function createNamedRun(folder: string, force: boolean): Promise<LockedRun> {
  if (!force) refuseExistingRun(folder);
  const layout = runLayout(folder);
  refuseBusyRun(folder, layout.lock);
  await makeFolder(folder);
  const run = lockLayout(layout);
  try {
    // Another process may have written a run before this one had the lock.
    if (!force) refuseExistingRun(folder);
    await removeRunParts(layout);
    return run;
  } catch (error) {
    run.unlock();
    throw error;
  }
}
