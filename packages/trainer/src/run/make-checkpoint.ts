import { encodeCheckpoint } from '../checkpoint/checkpoint.js';
import type { CheckpointEvent } from '../events.js';
import { NonFiniteWeightsError } from './non-finite-weights-error.js';
import { stepsDone, type TrainingRun } from './training-run.js';

/**
 * Encodes the current state of the run as a checkpoint event.
 *
 * @throws NonFiniteWeightsError, so that the previous checkpoint remains the last one.
 */
export async function makeCheckpoint(
  run: Pick<TrainingRun, 'engine' | 'identity' | 'progress' | 'clock' | 'length'>,
): Promise<CheckpointEvent> {
  const { engine, identity, progress, clock } = run;
  const state = await engine.state();
  for (const { name, values } of state.weights) {
    const value = values.find((value) => !Number.isFinite(value));
    if (value !== undefined) throw new NonFiniteWeightsError(name, value, progress.epoch, progress.step);
  }
  const bytes = await encodeCheckpoint({ identity, progress, state });
  clock.made(stepsDone(run), performance.now());
  return { type: 'checkpoint', epoch: progress.epoch, step: progress.step, bytes };
}
