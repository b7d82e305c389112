import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { History } from '@lenet5/metrics';
import type { EpochEvent } from '@lenet5/trainer';
import { RunWriteError } from './run-folder-errors.js';
import { writeAtomically } from './write-atomically.js';

/** A line of `metrics.jsonl`. */
export type MetricsLine = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Appends a line. Throws {@link RunWriteError}. */
export function appendMetrics(path: string, line: object): void {
  try {
    appendFileSync(path, `${JSON.stringify(line)}\n`);
  } catch (cause) {
    throw new RunWriteError(path, cause);
  }
}

function parseLine(text: string): MetricsLine[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
      ? [{ ...value, type: value.type }]
      : [];
  } catch {
    return [];
  }
}

/** Reads the lines of a log. Skips an incomplete line. Returns no lines if there is no log. */
export function readMetrics(path: string): MetricsLine[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').flatMap(parseLine) : [];
}

/** Whether a line is the event of a finished epoch. */
export function isEpoch(line: MetricsLine): line is MetricsLine & EpochEvent {
  return line.type === 'epoch' && typeof line.epoch === 'number' && typeof line.loss === 'number';
}

/** The epochs of a history as events. Values that a history lacks are NaN. */
function eventsOf(history: History): EpochEvent[] {
  return history.loss.map((loss, index) => {
    const val_loss = history.val_loss[index];
    const val_accuracy = history.val_accuracy[index];
    return {
      type: 'epoch',
      epoch: index + 1,
      loss,
      accuracy: history.accuracy[index] ?? Number.NaN,
      ...(val_loss === undefined || val_accuracy === undefined ? {} : { val_loss, val_accuracy }),
      seconds: Number.NaN,
      imagesPerSecond: Number.NaN,
      learningRate: Number.NaN,
    };
  });
}

/**
 * Truncates a log to the position at which a run resumes. Later epochs are trained again.
 *
 * @param history the history in the checkpoint.
 * @returns the epochs of the history, with times if the log has them.
 */
export async function rewindMetrics(path: string, history: History): Promise<EpochEvent[]> {
  const done = history.loss.length;
  const lines = readMetrics(path).filter(({ epoch }) => typeof epoch !== 'number' || epoch <= done);
  await writeAtomically(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const logged = new Map(lines.filter(isEpoch).map((event) => [event.epoch, event]));
  return eventsOf(history).map((event) => logged.get(event.epoch) ?? event);
}
