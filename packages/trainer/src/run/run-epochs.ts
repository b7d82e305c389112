import type { Score } from '@lenet5/core';
import type { EpochEvent, TrainEvent } from '../events.js';
import { bestMonitored } from '../monitor.js';
import { makeCheckpoint } from './make-checkpoint.js';
import { NonFiniteLossError } from './non-finite-loss-error.js';
import { closeEpoch, restorable } from './progress.js';
import type { RunEnd } from './run-end.js';
import { trainEpoch } from './train-epoch.js';
import { interruption, latestLearningRate, stepsDone, type TrainingRun } from './training-run.js';
import { validate } from './validate.js';

/**
 * Trains and validates one epoch after the other, starting from the progress of the run.
 *
 * @returns Why the run ended.
 * @throws NonFiniteLossError
 */
export async function* runEpochs(run: TrainingRun): AsyncGenerator<TrainEvent, RunEnd> {
  const { settings, progress, clock } = run;
  while (progress.epoch < settings.epochs) {
    const end = earlyEnd(run) ?? (yield* trainEpoch(run));
    if (end) return end;
    const { validation } = settings;
    const score = validation ? await validate(run, validation) : undefined;
    if (score === 'interrupted')
      return interruption(settings) ?? { stopped: 'interrupted', reason: 'interrupted' };
    yield await endEpoch(run, score);
    const isDue =
      clock.dueAfterEpoch(progress.epoch) || clock.dueAfterSpan(stepsDone(run), performance.now());
    if (isDue) yield await makeCheckpoint(run);
  }
  return { stopped: 'completed', reason: 'completed' };
}

/** The end of the run if its metric has not become better within the patience of early stopping. */
function earlyEnd({ progress, settings }: Pick<TrainingRun, 'progress' | 'settings'>): RunEnd | undefined {
  const { patience, monitor } = settings.earlyStopping;
  if (progress.epoch === 0 || patience === Infinity) return undefined;
  const best = bestMonitored(progress.history, monitor);
  if (progress.epoch - best < patience) return undefined;
  const metric = monitor === 'val_accuracy' ? 'better validation accuracy' : 'lower validation loss';
  const why = `no ${metric} for ${patience} ${patience === 1 ? 'epoch' : 'epochs'} after epoch ${best}`;
  return { stopped: 'early', reason: 'early-stopping', why };
}

/** Records the scores of an epoch, keeps its weights if they are the best, and writes them into the model. */
async function endEpoch(run: TrainingRun, validation: Score | undefined): Promise<EpochEvent> {
  const { progress, engine, settings } = run;
  const learningRate = latestLearningRate(run);
  if (validation && !Number.isFinite(validation.lossSum)) {
    const { epoch, step } = progress;
    throw new NonFiniteLossError({ epoch: epoch + 1, step, loss: validation.lossSum, learningRate });
  }
  const { images, seconds } = progress.sums;
  const score = closeEpoch(progress, validation);
  const { epoch } = progress;
  if (restorable(progress.history, settings) === epoch) {
    const { weights, buffers } = await engine.state();
    progress.best = buffers ? { weights, buffers } : { weights };
  }
  await engine.writeModel();
  return { type: 'epoch', epoch, ...score, seconds, imagesPerSecond: images / seconds, learningRate };
}
