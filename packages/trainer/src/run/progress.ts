import type { Score } from '@lenet5/core';
import { appendEpoch, bestEpoch, type EpochScore, emptyHistory, type History } from '@lenet5/metrics';
import type { EngineState } from '../engine.js';
import type { EndEvent } from '../events.js';

/** What the running epoch scored so far: sums, so that spans add up. */
export interface EpochSums {
  images: number;
  lossSum: number;
  correct: number;
  /** Of training alone. */
  seconds: number;
}

/** The weights of the best epoch: what an engine needs to be put back there. */
export type BestWeights = Pick<EngineState, 'weights' | 'buffers'>;

/** Where a run stands: all of it goes into a checkpoint, and nothing else of a run changes. */
export interface Progress {
  /** Whole epochs behind the run. */
  epoch: number;
  /** Steps into the running epoch. */
  step: number;
  sums: EpochSums;
  /** One entry for each epoch behind the run. */
  history: History;
  /** Absent before the first epoch has ended. */
  best?: BestWeights;
}

/** An epoch that has shown nothing yet. */
const emptySums = (): EpochSums => ({ images: 0, lossSum: 0, correct: 0, seconds: 0 });

/** A run that has not begun. */
export const emptyProgress = (): Progress => ({
  epoch: 0,
  step: 0,
  sums: emptySums(),
  history: emptyHistory(),
});

/** Adds a span to the running epoch. */
export function addSpan(progress: Progress, steps: number, score: Score, seconds: number): void {
  const { sums } = progress;
  progress.step += steps;
  sums.images += score.images;
  sums.lossSum += score.lossSum;
  sums.correct += score.correct;
  sums.seconds += seconds;
}

/** Ends the running epoch: its sums, and what the validation scored, become the history's newest entry. */
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
 * The epoch with the highest validation accuracy (training accuracy where nothing is validated), the earliest of
 * several; null before the first has ended.
 */
export function bestOf(history: History): EndEvent['best'] {
  const epoch = bestEpoch(history)?.epoch;
  if (epoch === undefined) return null;
  const accuracy = history.accuracy[epoch - 1] ?? Number.NaN;
  const val_accuracy = history.val_accuracy[epoch - 1];
  return { epoch, accuracy, ...(val_accuracy === undefined ? {} : { val_accuracy }) };
}
