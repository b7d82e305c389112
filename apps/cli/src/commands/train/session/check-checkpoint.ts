import { formatQuantity, LenetError } from '@lenet5/core';
import { decodeCheckpoint } from '@lenet5/trainer';
import { UsageError } from '../../../errors/usage-error.js';
import { RunCheckpointError } from '../../../run-folder/run-folder-errors.js';
import type { RunPosition } from '../../../run-folder/tensorboard/tensorboard-log.js';

async function positionOf(bytes: Uint8Array, path: string): Promise<RunPosition> {
  try {
    const { epoch, step } = (await decodeCheckpoint(bytes)).progress;
    return { epoch, step };
  } catch (error) {
    throw LenetError.isInstance(error) ? new RunCheckpointError(path, error) : error;
  }
}

/**
 * Checks a checkpoint against the requested number of epochs, before any file of its run is changed.
 *
 * @param path of the checkpoint, for messages.
 * @returns the position at which the run resumes.
 * @throws RunCheckpointError if it cannot be read, UsageError if the run has more than `epochs` epochs.
 */
export async function checkCheckpoint(bytes: Uint8Array, path: string, epochs: number): Promise<RunPosition> {
  const position = await positionOf(bytes, path);
  const done = position.epoch;
  if (done <= epochs) return position;
  throw new UsageError({
    problem: `--epochs is less than the ${formatQuantity(done, 'epoch')} that the run already has`,
    found: String(epochs),
    remedy: `use more than ${done}`,
  });
}
