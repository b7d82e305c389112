import { encodeCheckpoint } from '../checkpoint/checkpoint.js';
import type { CheckpointEvent } from '../events.js';
import { stepsDone, type TrainingRun } from './training-run.js';

/** The run as it stands now, as an event. */
export async function makeCheckpoint(run: TrainingRun): Promise<CheckpointEvent> {
  const { engine, identity, progress, clock } = run;
  const state = await engine.state();
  const bytes = await encodeCheckpoint({ identity, progress, state });
  clock.made(stepsDone(run), performance.now());
  return { type: 'checkpoint', epoch: progress.epoch, step: progress.step, bytes };
}
