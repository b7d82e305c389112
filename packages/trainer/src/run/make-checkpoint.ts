import { encodeCheckpoint } from '../checkpoint/checkpoint.js';
import type { CheckpointEvent } from '../events.js';
import { stepsDone, type TrainingRun } from './training-run.js';

/** Encodes the current state of the run as a checkpoint event. */
export async function makeCheckpoint(
  run: Pick<TrainingRun, 'engine' | 'identity' | 'progress' | 'clock' | 'length'>,
): Promise<CheckpointEvent> {
  const { engine, identity, progress, clock } = run;
  const state = await engine.state();
  const bytes = await encodeCheckpoint({ identity, progress, state });
  clock.made(stepsDone(run), performance.now());
  return { type: 'checkpoint', epoch: progress.epoch, step: progress.step, bytes };
}
