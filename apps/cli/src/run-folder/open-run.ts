import { LenetError } from '@lenet5/core';
import { describeCause } from '../errors/describe-cause.js';
import { PathError } from '../errors/path-error.js';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import { type RunLayout, runLayout } from './layout.js';
import { findResumePoint, type ResumePoint } from './resume-point.js';
import { NoRunError } from './run-folder-errors.js';

/** A run that can be resumed. */
export interface StoppedRun {
  readonly layout: RunLayout;
  /** The text of its `config.json`. */
  readonly config: string;
  /** The checkpoint to resume from. Absent if the run stopped before the first one. */
  readonly checkpoint?: ResumePoint;
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFileBounded(path, MAX_INPUT_BYTES);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Reads what is needed to resume a run.
 *
 * @throws NoRunError if the folder holds none, PathError if it is not readable, RunCheckpointError if its checkpoints are
 * damaged.
 */
export async function openRun(folder: string): Promise<StoppedRun> {
  const layout = runLayout(folder);
  try {
    const config = await readIfThere(layout.config);
    if (!config) throw new NoRunError(folder, 'it has no config.json');
    const checkpoint = await findResumePoint(layout);
    return { layout, config: config.toString(), ...(checkpoint ? { checkpoint } : {}) };
  } catch (error) {
    if (LenetError.isInstance(error)) throw error;
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    throw isMissing
      ? new NoRunError(folder, describeCause(error), { cause: error })
      : new PathError(folder, error);
  }
}
