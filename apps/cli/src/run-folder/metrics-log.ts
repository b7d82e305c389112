import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { History } from '@lenet5/metrics';
import type { EpochEvent } from '@lenet5/trainer';
import { RunWriteError } from './run-folder-errors.js';
import { writeAtomically } from './write-atomically.js';

/** One line of `metrics.jsonl`. */
export type MetricsLine = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Appends one line. Throws {@link RunWriteError}. */
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

/** The lines of a log, without one that a sudden end cut short; none where there is no log. */
export function readMetrics(path: string): MetricsLine[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').flatMap(parseLine) : [];
}

/** Whether a line tells of an epoch that has ended. */
export function isEpoch(line: MetricsLine): line is MetricsLine & EpochEvent {
  return line.type === 'epoch' && typeof line.epoch === 'number' && typeof line.loss === 'number';
}

/** The epochs of a history as events; what a history does not tell is NaN. */
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
 * Takes a log back to where a run goes on: what came after it will be trained again.
 *
 * @param history what the epochs behind the run scored, by its checkpoint.
 * @returns these epochs, with their times as far as the log has them.
 */
export async function rewindMetrics(path: string, history: History): Promise<EpochEvent[]> {
  const done = history.loss.length;
  const lines = readMetrics(path).filter(({ epoch }) => typeof epoch !== 'number' || epoch <= done);
  await writeAtomically(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const logged = new Map(lines.filter(isEpoch).map((event) => [event.epoch, event]));
  return eventsOf(history).map((event) => logged.get(event.epoch) ?? event);
}
