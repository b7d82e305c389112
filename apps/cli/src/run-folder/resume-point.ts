import { existsSync } from 'node:fs';
import { LenetError } from '@lenet5/core';
import { decodeCheckpoint, NewerCheckpointError } from '@lenet5/trainer';
import { MAX_INPUT_BYTES, readFileBounded } from '../files/read-bounded.js';
import type { RunLayout } from './layout.js';
import { RunCheckpointError } from './run-folder-errors.js';
import type { RunPosition } from './tensorboard/tensorboard-log.js';

/** The checkpoint from which a run resumes. */
export interface ResumePoint {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly position: RunPosition;
  /** Why the last checkpoint is not used: it is damaged or missing. Absent if this is the last one. */
  readonly insteadOfLast?: string;
}

async function readCheckpoint(path: string): Promise<ResumePoint> {
  const bytes = await readFileBounded(path, MAX_INPUT_BYTES);
  try {
    const { epoch, step } = (await decodeCheckpoint(bytes)).progress;
    return { bytes, path, position: { epoch, step } };
  } catch (error) {
    throw LenetError.isInstance(error) ? new RunCheckpointError(path, error) : error;
  }
}

/** The previous checkpoint, or the error of the last one if there is none that can be read. */
async function readPrevious(path: string, insteadOfLast: string, error?: RunCheckpointError) {
  try {
    return { ...(await readCheckpoint(path)), insteadOfLast };
  } catch (cause) {
    throw error ?? cause;
  }
}

/**
 * Reads the last checkpoint of a run. If it is damaged, or missing because the machine stopped while it was replaced,
 * reads the previous one.
 *
 * @returns undefined if the run stopped before its first checkpoint.
 * @throws RunCheckpointError if no checkpoint can be read, or if a later version wrote the last one; the errors of Node's
 * file system.
 */
export async function findResumePoint({
  lastCheckpoint,
  previousCheckpoint,
}: RunLayout): Promise<ResumePoint | undefined> {
  if (!existsSync(lastCheckpoint)) {
    if (!existsSync(previousCheckpoint)) return undefined;
    return readPrevious(previousCheckpoint, `${lastCheckpoint} is missing`);
  }
  try {
    return await readCheckpoint(lastCheckpoint);
  } catch (error) {
    if (!RunCheckpointError.isInstance(error) || NewerCheckpointError.isInstance(error.cause)) throw error;
    if (!existsSync(previousCheckpoint)) throw error;
    return readPrevious(previousCheckpoint, error.damage, error);
  }
}
