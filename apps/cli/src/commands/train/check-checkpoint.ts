import { decodeCheckpoint } from '@lenet5/trainer';
import { isExpectedError } from '../../errors/expected-error.js';
import { UsageError } from '../../errors/usage-error.js';
import { RunCheckpointError } from '../../run-folder/run-folder-errors.js';
import type { RunPosition } from '../../run-folder/tensorboard/tensorboard-log.js';

async function positionOf(bytes: Uint8Array, path: string): Promise<RunPosition> {
  try {
    const { epoch, step } = (await decodeCheckpoint(bytes)).progress;
    return { epoch, step };
  } catch (error) {
    throw isExpectedError(error) ? new RunCheckpointError(path, error) : error;
  }
}

/**
 * Holds a checkpoint to the number of epochs that are asked for, before anything of its run is written anew.
 *
 * @returns where the run goes on.
 * @throws RunCheckpointError where it cannot be read, UsageError where the run is further already.
 */
export async function checkCheckpoint(bytes: Uint8Array, path: string, epochs: number): Promise<RunPosition> {
  const position = await positionOf(bytes, path);
  const behind = position.epoch;
  if (behind <= epochs) return position;
  throw new UsageError(
    `--epochs ${epochs} is behind the run, which has ${behind} already — give more than ${behind}`,
  );
}
