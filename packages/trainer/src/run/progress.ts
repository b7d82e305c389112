import type { Score } from '@lenet5/core';
import { appendEpoch, bestEpoch, type EpochScore, emptyHistory, type History } from '@lenet5/metrics';
import type { EngineState } from '../engine.js';
import type { EndEvent } from '../events.js';
import { bestMonitored } from '../monitor.js';
import type { Settings } from '../recipe/settings.js';

/** Sums over the completed spans of the current epoch. */
export interface EpochSums {
  images: number;
  /** Sum of the cross-entropy over the images, in nats. */
  lossSum: number;
  correct: number;
  /** Seconds of training, without validation. */
  seconds: number;
}

/** The weights of the best epoch: what an engine needs to restore them. */
export type BestWeights = Pick<EngineState, 'weights' | 'buffers'>;

/** The state of a run besides the engine's. Nothing else of a run changes; a checkpoint contains all of it. */
export interface Progress {
  /** Completed epochs. */
  epoch: number;
  /** Completed steps of the current epoch. */
  step: number;
  sums: EpochSums;
  /** One entry per completed epoch. */
  history: History;
  /** Absent before the end of the first epoch. */
  best?: BestWeights;
}

/** The progress of a run that has not started. */
export function emptyProgress(): Progress {
  return { epoch: 0, step: 0, sums: emptySums(), history: emptyHistory() };
}

/** Adds a span to the current epoch. */
export function addSpan(progress: Progress, steps: number, score: Score, seconds: number): void {
  const { sums } = progress;
  progress.step += steps;
  sums.images += score.images;
  sums.lossSum += score.lossSum;
  sums.correct += score.correct;
  sums.seconds += seconds;
}

/** Ends the current epoch: appends its scores, and those of the validation, to the history. */
export function closeEpoch(progress: Progress, validation: Score | undefined): EpochScore {
  const { images, lossSum, correct } = progress.sums;
  const score = {
    loss: lossSum / images,
    accuracy: correct / images,
    ...(validation && {
      val_loss: validation.lossSum / validation.images,
      val_accuracy: validation.correct / validation.images,
    }),
  };
  progress.history = appendEpoch(progress.history, score);
  progress.epoch += 1;
  progress.step = 0;
  progress.sums = emptySums();
  return score;
}

/**
 * The epoch with the highest validation accuracy (training accuracy without validation images), the earliest if there
 * are several; null before the end of the first epoch.
 */
export function bestOf(history: History): EndEvent['best'] {
  const epoch = bestEpoch(history)?.epoch;
  if (epoch === undefined) return null;
  const accuracy = history.accuracy[epoch - 1] ?? Number.NaN;
  const val_accuracy = history.val_accuracy[epoch - 1];
  return { epoch, accuracy, ...(val_accuracy === undefined ? {} : { val_accuracy }) };
}

/** The epoch whose weights early stopping restores: the best by the metric that it compares; 0 before the end of the first epoch. */
export function restorable(
  history: History,
  { validation, earlyStopping }: Pick<Settings, 'validation' | 'earlyStopping'>,
): number {
  return validation ? bestMonitored(history, earlyStopping.monitor) : (bestOf(history)?.epoch ?? 0);
}

function emptySums(): EpochSums {
  return { images: 0, lossSum: 0, correct: 0, seconds: 0 };
}
