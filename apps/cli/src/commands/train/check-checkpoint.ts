import { decodeCheckpoint } from '@lenet5/trainer';
import { isExpectedError } from '../../errors/expected-error.js';
import { UsageError } from '../../errors/usage-error.js';
import { RunCheckpointError } from '../../run-folder/run-folder-errors.js';

async function epochsBehind(bytes: Uint8Array, path: string): Promise<number> {
  try {
    return (await decodeCheckpoint(bytes)).progress.epoch;
  } catch (error) {
    throw isExpectedError(error) ? new RunCheckpointError(path, error) : error;
  }
}

/**
 * Holds a checkpoint to the number of epochs that are asked for, before anything of its run is written anew.
 *
 * @throws RunCheckpointError where it cannot be read, UsageError where the run is further already.
 */
export async function checkCheckpoint(bytes: Uint8Array, path: string, epochs: number): Promise<void> {
  const behind = await epochsBehind(bytes, path);
  if (behind <= epochs) return;
  throw new UsageError(
    `--epochs ${epochs} is behind the run, which has ${behind} already — give more than ${behind}`,
  );
}
