import { type BestEpoch, bestEpoch } from '@lenet5/metrics';
import type { RunStart, RunStatus, SavedRun } from '../../run-folder/saved-run.js';

/** A run as the list tells it. */
export interface ListedRun {
  /** Its folder. */
  readonly folder: string;
  readonly status: RunStatus | 'damaged';
  /** What is wrong with a damaged run, in one line. */
  readonly damage?: string;
  /** Epochs behind the run. */
  readonly epochs: number;
  /** Absent before the first epoch has ended. */
  readonly best?: BestEpoch;
  /** Of training alone; absent where the log has lost an epoch's. */
  readonly seconds?: number;
  /** The engine and what was asked of it; absent before the run has begun. */
  readonly start?: RunStart;
  /** When it was begun or last gone on with, ISO 8601. */
  readonly startedAt?: string;
}

/** What the list tells of a run. */
export function listedRun({ layout, history, epochs, start, status, environment }: SavedRun): ListedRun {
  const best = bestEpoch(history);
  const seconds = epochs.reduce((sum, epoch) => sum + (epoch?.seconds ?? Number.NaN), 0);
  const startedAt = environment?.startedAt;
  return {
    folder: layout.folder,
    status,
    epochs: history.loss.length,
    ...(best ? { best } : {}),
    ...(Number.isFinite(seconds) ? { seconds } : {}),
    ...(start ? { start } : {}),
    ...(typeof startedAt === 'string' ? { startedAt } : {}),
  };
}

/** The same as a line of `--json`; what is not known is left out. */
export function jsonRun({
  folder,
  status,
  damage,
  epochs,
  best,
  seconds,
  start,
  startedAt,
}: ListedRun): object {
  return {
    run: folder,
    status,
    damage,
    epochs,
    epochsAsked: start?.epochs,
    best: best && { epoch: best.epoch, [best.metric]: best.value },
    seconds,
    engine: start?.engine,
    kernels: start?.kernels,
    threads: start?.threads,
    trainSize: start?.trainSize,
    validationSize: start?.validationSize,
    startedAt,
  };
}
