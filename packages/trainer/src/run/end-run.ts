import type { TrainEvent } from '../events.js';
import { makeCheckpoint } from './make-checkpoint.js';
import { bestOf, restorable } from './progress.js';
import type { RunEnd } from './run-end.js';
import { stepsDone, type TrainingRun } from './training-run.js';

/** Yields the last checkpoint unless it exists, writes the weights into the model, and yields the `end` event. */
export async function* endRun(run: TrainingRun, end: RunEnd): AsyncGenerator<TrainEvent, void, undefined> {
  const { engine, progress, clock } = run;
  if (end.stopped === 'interrupted' || !clock.isMadeAt(stepsDone(run))) yield await makeCheckpoint(run);
  const restored = await restoreBest(run, end);
  await engine.writeModel();
  const { threadUse } = engine;
  yield {
    type: 'end',
    epochs: progress.epoch,
    best: bestOf(progress.history),
    ...end,
    ...(threadUse === undefined ? {} : { threadSteps: threadUse.steps }),
    ...(restored === undefined ? {} : { restored }),
  };
}

/** Restores the weights of the best epoch if early stopping requests it; returns that epoch. */
async function restoreBest(
  { settings, engine, progress }: Pick<TrainingRun, 'settings' | 'engine' | 'progress'>,
  end: RunEnd,
): Promise<number | undefined> {
  const best = restorable(progress.history, settings);
  const isCurrent = best === progress.epoch && progress.step === 0;
  if (!settings.earlyStopping.restoreBest || end.stopped === 'interrupted') return undefined;
  if (best === 0 || !progress.best || isCurrent) return undefined;
  await engine.restore({ ...(await engine.state()), ...progress.best });
  return best;
}
