import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { History } from '@lenet5/metrics';
import type { EndReason, EpochEvent } from '@lenet5/trainer';
import { describeCause } from '../errors/describe-cause.js';
import { pathExists } from '../model-file/path-kind.js';
import { type RunLayout, runLayout } from './layout.js';
import { isEpoch, type MetricsLine, readMetrics } from './metrics-log.js';
import { readHistory } from './read-history.js';
import { readJsonObject } from './read-json-object.js';
import { isRunning } from './run-lock.js';
import { DamagedRunError, NotARunError } from './saved-run-errors.js';

/**
 * The status of a run: why it stopped, where `early` is early stopping and `timed-out` is the limit of `--max-time`;
 * `failed` if its loss was not finite; `running` while a process of this machine trains it; `unfinished` if its log has no end because it was killed.
 */
export type RunStatus =
  | 'completed'
  | 'interrupted'
  | 'early'
  | 'timed-out'
  | 'failed'
  | 'running'
  | 'unfinished';

/** Why a run ended: `failed` if its loss or its weights became NaN or infinite. */
export type RunEndReason = EndReason | 'failed';

/** The engine and the sizes of a run, from the last start event. */
export interface RunStart {
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  /** The requested number of epochs. */
  readonly epochs: number;
  readonly trainSize: number;
  /** 0 without validation. */
  readonly validationSize: number;
}

/** A run as read from its folder. */
export interface SavedRun {
  readonly layout: RunLayout;
  /** The content of `config.json`, without the reference to its schema. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The content of `env.json`. Absent before the run has started. */
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly history: History;
  /** One event per epoch of the history; undefined if the log lacks it. */
  readonly epochs: readonly (EpochEvent | undefined)[];
  /** Absent before the run has started. */
  readonly start?: RunStart;
  readonly status: RunStatus;
  /** Why the run ended. Absent if it is running or was killed. */
  readonly reason?: RunEndReason;
}

const STATUS: Readonly<Record<RunEndReason, RunStatus>> = {
  completed: 'completed',
  interrupted: 'interrupted',
  'early-stopping': 'early',
  'time-limit': 'timed-out',
  failed: 'failed',
};

function isStart(line: MetricsLine): line is MetricsLine & RunStart {
  const counts = [line.threads, line.epochs, line.trainSize, line.validationSize];
  const names = [line.engine, line.kernels];
  return (
    line.type === 'start' &&
    counts.every((count) => typeof count === 'number') &&
    names.every((name) => typeof name === 'string')
  );
}

function startOf(lines: readonly MetricsLine[]): RunStart | undefined {
  const line = lines.findLast(isStart);
  if (!line) return undefined;
  const { engine, kernels, threads, epochs, trainSize, validationSize } = line;
  return { engine, kernels, threads, epochs, trainSize, validationSize };
}

function isReason(value: unknown): value is RunEndReason {
  return typeof value === 'string' && value in STATUS;
}

/** The reason in an end event of an earlier version, which has none: `why` is a sentence. */
function reasonOfOldEvent({ stopped, why }: MetricsLine): RunEndReason | undefined {
  if (stopped === 'early') return /^the limit of /.test(String(why)) ? 'time-limit' : 'early-stopping';
  return isReason(stopped) ? stopped : undefined;
}

/** Why a run ended. A resumed run has several start and end events; the last one counts. */
function reasonOf(lines: readonly MetricsLine[], lock: string): RunEndReason | undefined {
  const last = lines.findLast(({ type }) => type === 'start' || type === 'end');
  if (last?.type !== 'end' || isRunning(lock)) return undefined;
  return isReason(last.reason) ? last.reason : reasonOfOldEvent(last);
}

function statusOf(reason: RunEndReason | undefined, lock: string): RunStatus {
  if (reason !== undefined) return STATUS[reason];
  return isRunning(lock) ? 'running' : 'unfinished';
}

function epochsOf(lines: readonly MetricsLine[], { loss }: History): (EpochEvent | undefined)[] {
  const logged = new Map(lines.filter(isEpoch).map((event) => [event.epoch, event]));
  return loss.map((_, index) => logged.get(index + 1));
}

/** The name of a missing part without which a folder is not a run. */
function missingPart({ config, metrics }: RunLayout): string | undefined {
  const missing = [config, metrics].find((path) => !pathExists(path));
  return missing === undefined ? undefined : basename(missing);
}

/**
 * Whether a folder holds a run, which can be damaged or unfinished.
 *
 * @throws PathError if the folder is not readable.
 */
export function holdsRun(folder: string): boolean {
  return missingPart(runLayout(folder)) === undefined;
}

function readLog(path: string): MetricsLine[] {
  try {
    return readMetrics(path);
  } catch (cause) {
    throw new DamagedRunError(path, describeCause(cause), cause);
  }
}

/**
 * Reads a run folder, except its model and checkpoints.
 *
 * @throws NotARunError if it is not a run folder, PathError if it is not readable, DamagedRunError if one of its files is invalid.
 */
export async function readSavedRun(folder: string): Promise<SavedRun> {
  const layout = runLayout(folder);
  const missing = missingPart(layout);
  if (missing !== undefined) throw new NotARunError(folder, missing);
  const { $schema, ...config } = await readJsonObject(layout.config);
  const history = await readHistory(layout.history);
  const lines = readLog(layout.metrics);
  const start = startOf(lines);
  const reason = reasonOf(lines, layout.lock);
  return {
    layout,
    config,
    ...(existsSync(layout.env) ? { environment: await readJsonObject(layout.env) } : {}),
    history,
    epochs: epochsOf(lines, history),
    ...(start ? { start } : {}),
    status: statusOf(reason, layout.lock),
    ...(reason === undefined ? {} : { reason }),
  };
}
