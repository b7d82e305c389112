import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { History } from '@lenet5/metrics';
import type { EpochEvent, StopReason } from '@lenet5/trainer';
import { describeCause } from '../errors/describe-cause.js';
import { type RunLayout, runLayout } from './layout.js';
import { isEpoch, type MetricsLine, readMetrics } from './metrics-log.js';
import { readHistory } from './read-history.js';
import { readJsonObject } from './read-json-object.js';
import { DamagedRunError, NotARunError } from './saved-run-errors.js';

/** How a run stands: why it stopped, or `unfinished` where its log has no end: it goes on still, or was killed. */
export type RunStatus = StopReason | 'unfinished';

/** The engine, and the sizes of what it worked on, as the run's last start told them. */
export interface RunStart {
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  /** How many epochs were asked for. */
  readonly epochs: number;
  readonly trainSize: number;
  /** 0 where nothing is validated. */
  readonly validationSize: number;
}

/** A run as its folder tells it. */
export interface SavedRun {
  readonly layout: RunLayout;
  /** What was asked for: `config.json` as it stands. */
  readonly config: Readonly<Record<string, unknown>>;
  /** On what it ran: `env.json` as it stands; absent before the run has begun. */
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly history: History;
  /** One an epoch of the history, in order; undefined where the log has lost it. */
  readonly epochs: readonly (EpochEvent | undefined)[];
  /** Absent before the run has begun. */
  readonly start?: RunStart;
  readonly status: RunStatus;
}

const STOP_REASONS: readonly string[] = ['completed', 'interrupted', 'early'] satisfies StopReason[];

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

function isStopReason(value: unknown): value is StopReason {
  return typeof value === 'string' && STOP_REASONS.includes(value);
}

/** A resumed run has several starts and ends: the last of them tells. */
function statusOf(lines: readonly MetricsLine[]): RunStatus {
  const last = lines.findLast(({ type }) => type === 'start' || type === 'end');
  return last?.type === 'end' && isStopReason(last.stopped) ? last.stopped : 'unfinished';
}

function epochsOf(lines: readonly MetricsLine[], { loss }: History): (EpochEvent | undefined)[] {
  const logged = new Map(lines.filter(isEpoch).map((event) => [event.epoch, event]));
  return loss.map((_, index) => logged.get(index + 1));
}

/** The parts without which a folder is no run, by their names. */
function missingPart({ config, metrics }: RunLayout): string | undefined {
  const missing = [config, metrics].find((path) => !existsSync(path));
  return missing === undefined ? undefined : basename(missing);
}

/** Whether a folder holds a run: whole, damaged or unfinished. */
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
 * Reads a run folder, but for its model and checkpoints.
 *
 * @throws NotARunError where it is none, DamagedRunError where a file in it is not what it should be.
 */
export async function readSavedRun(folder: string): Promise<SavedRun> {
  const layout = runLayout(folder);
  const missing = missingPart(layout);
  if (missing !== undefined) throw new NotARunError(folder, missing);
  const config = await readJsonObject(layout.config);
  const history = await readHistory(layout.history);
  const lines = readLog(layout.metrics);
  const start = startOf(lines);
  return {
    layout,
    config,
    ...(existsSync(layout.env) ? { environment: await readJsonObject(layout.env) } : {}),
    history,
    epochs: epochsOf(lines, history),
    ...(start ? { start } : {}),
    status: statusOf(lines),
  };
}
