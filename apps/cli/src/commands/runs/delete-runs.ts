import { readdir, rmdir } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { formatQuantity } from '@lenet5/core';
import { UsageError } from '../../errors/usage-error.js';
import type { Output } from '../../output.js';
import { lockLayout } from '../../run-folder/create-run-folder.js';
import { runLayout } from '../../run-folder/layout.js';
import { RunWriteError } from '../../run-folder/run-folder-errors.js';
import { refuseBusyRun } from '../../run-folder/run-lock.js';
import { removeRunParts } from '../../run-folder/run-parts.js';
import { holdsRun } from '../../run-folder/saved-run.js';
import { NotARunError } from '../../run-folder/saved-run-errors.js';

/** One call of `lenet5 runs delete`. */
export interface DeleteOptions {
  readonly folders: readonly string[];
  /** Whether to delete without asking. */
  readonly yes: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Asks a question, and returns whether the answer is yes. */
export type Confirm = (question: string) => Promise<boolean>;

/** Asks on the terminal. Throws UsageError if there is none. */
export const confirmOnTerminal: Confirm = async (question) => {
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new UsageError({
      problem: 'runs delete asks before it deletes, and there is no terminal',
      remedy: 'add --yes to delete without asking',
    });
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
};

function refuse(folder: string): void {
  if (!holdsRun(folder)) throw new NotARunError(folder, 'config.json and metrics.jsonl');
  refuseBusyRun(folder, runLayout(folder).lock);
}

/** Deletes a run. Returns the names of the files that are not part of it, which stay with the folder. */
async function deleteRun(folder: string): Promise<string[]> {
  const { layout, unlock } = lockLayout(runLayout(folder));
  try {
    await removeRunParts(layout);
  } finally {
    unlock();
  }
  try {
    const left = await readdir(folder);
    if (left.length === 0) await rmdir(folder);
    return left;
  } catch (cause) {
    throw new RunWriteError(folder, cause);
  }
}

/**
 * Deletes run folders, except files that the runs did not write. Checks all of them before it deletes one.
 *
 * @returns whether they were deleted, rather than the question answered with no.
 * @throws NotARunError, RunBusyError if a folder is not a run or is being trained; UsageError without a terminal, unless `yes`;
 *   RunWriteError.
 */
export async function deleteRuns(
  { folders, yes, json, quiet }: DeleteOptions,
  { out, err }: Output,
  confirm: Confirm,
): Promise<boolean> {
  const runs = [...new Set(folders)];
  for (const folder of runs) refuse(folder);
  if (!yes && !(await confirm(`delete ${formatQuantity(runs.length, 'run')}: ${runs.join(', ')}?`))) {
    if (!quiet) err.line('nothing was deleted');
    return false;
  }
  for (const folder of runs) {
    const kept = await deleteRun(folder);
    out.data(json ? JSON.stringify({ run: folder, deleted: true, kept }) : folder);
    if (kept.length > 0 && !quiet) err.line(`kept ${folder} with files of others: ${kept.join(', ')}`);
  }
  return true;
}
