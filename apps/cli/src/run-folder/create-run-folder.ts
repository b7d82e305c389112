import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunLayout, runLayout } from './layout.js';
import { makeFolder } from './make-folder.js';
import { isForeignCard } from './model-card-file.js';
import { RunExistsError, RunWriteError } from './run-folder-errors.js';
import { refuseBusyRun } from './run-lock.js';

/** Makes exactly this folder; false where something has its name. One of two processes that try gets it. */
async function claimFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw new RunWriteError(path, cause);
  }
}

/** Makes the next numbered folder under `parent`: one above the highest number there. */
export async function createNumberedRun(parent: string): Promise<RunLayout> {
  await makeFolder(parent);
  const numbers = (await readdir(parent)).filter((name) => /^\d+$/.test(name)).map(Number);
  for (let number = Math.max(0, ...numbers) + 1; ; number++) {
    const folder = join(parent, String(number));
    if (await claimFolder(folder)) return runLayout(folder);
  }
}

/** What a run leaves in its folder; nothing else there is ever touched. */
function runParts(layout: RunLayout): string[] {
  const { config, env, metrics, results, history, curves, report, tensorboard, checkpoints, model } = layout;
  return [config, env, metrics, results, history, curves, report, tensorboard, checkpoints, model];
}

/** Throws {@link RunExistsError} where the folder holds any part of a run. */
export function refuseExistingRun(folder: string): void {
  if (runParts(runLayout(folder)).some(existsSync)) throw new RunExistsError(folder);
}

async function removePart(path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}

/**
 * Makes a folder ready for a run. Where it holds one already: throws {@link RunExistsError}, or with `force` removes
 * that run's parts and nothing else.
 */
export async function createNamedRun(folder: string, force: boolean): Promise<RunLayout> {
  const layout = runLayout(folder);
  if (!force) refuseExistingRun(folder);
  refuseBusyRun(folder, layout.lock);
  await makeFolder(folder);
  for (const part of runParts(layout)) await removePart(part);
  if (!(await isForeignCard(layout.card))) await rm(layout.card, { force: true });
  return layout;
}
