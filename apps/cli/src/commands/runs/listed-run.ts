import { type BestEpoch, bestEpoch } from '@lenet5/metrics';
import type { RunEndReason, RunStart, RunStatus, SavedRun } from '../../run-folder/saved-run.js';
import { givenOptions, type SavedConfig } from '../train/config/changed-options.js';

/** A run as it is listed. */
export interface ListedRun {
  /** The run folder. */
  readonly folder: string;
  readonly status: RunStatus | 'damaged' | 'unreadable';
  /** Why the run ended. Absent if it is running, was killed, is damaged or unreadable. */
  readonly reason?: RunEndReason;
  /** The error message of a damaged or unreadable run. */
  readonly damage?: string;
  /** The network: the value of `--model`. Absent if the run is damaged or unreadable. */
  readonly model?: string;
  /** The content of `config.json`. Absent if the run is damaged or unreadable. */
  readonly config?: SavedConfig;
  /** Number of finished epochs. */
  readonly epochs: number;
  /** Absent before the end of the first epoch. */
  readonly best?: BestEpoch;
  /** Time of training without validation. Absent if the log lacks an epoch. */
  readonly seconds?: number;
  /** The engine and the sizes. Absent before the run has started. */
  readonly start?: RunStart;
  /** When the run started or was last resumed, ISO 8601. */
  readonly startedAt?: string;
}

/** Summarizes a run for the list. */
export function listedRun(run: SavedRun): ListedRun {
  const { layout, config, history, epochs, start, status, reason, environment } = run;
  const best = bestEpoch(history);
  const seconds = epochs.reduce((sum, epoch) => sum + (epoch?.seconds ?? Number.NaN), 0);
  const startedAt = environment?.startedAt;
  return {
    folder: layout.folder,
    // Runs before version 0.1 do not record the model: there was one.
    model: typeof config.model === 'string' ? config.model : 'lenet5',
    config,
    status,
    ...(reason === undefined ? {} : { reason }),
    epochs: history.loss.length,
    ...(best ? { best } : {}),
    ...(Number.isFinite(seconds) ? { seconds } : {}),
    ...(start ? { start } : {}),
    ...(typeof startedAt === 'string' ? { startedAt } : {}),
  };
}

/** A listed run as a line of `--json`, without unknown values. */
export function jsonRun({
  folder,
  model,
  status,
  reason,
  damage,
  epochs,
  best,
  seconds,
  start,
  startedAt,
  config,
}: ListedRun): object {
  return {
    run: folder,
    model,
    status,
    reason,
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
    options: config && Object.fromEntries(givenOptions(config)),
  };
}
