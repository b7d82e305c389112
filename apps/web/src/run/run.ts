import type { History } from '@lenet5/metrics';
import type { EndEvent, EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';
import { localized } from '../language/format.js';
import { texts } from '../language/texts.js';
import type { RunSettings } from '../settings/run-settings.js';

/** A point of the training curves. */
export interface CurvePoint {
  /** Epochs done, with a fraction within an epoch. */
  readonly epoch: number;
  /** The mean loss of the span that ends here, in nats. */
  readonly loss: number;
  /** The accuracy of the span that ends here, from 0 to 1. */
  readonly accuracy: number;
}

/** A run as plain data, as the browser stores it. */
export interface Run {
  readonly id: string;
  readonly settings: RunSettings;
  /** When it was last stored, in milliseconds since 1970. */
  readonly updatedAt: number;
  readonly start?: StartEvent;
  readonly progress?: ProgressEvent;
  readonly epochs: readonly EpochEvent[];
  readonly points: readonly CurvePoint[];
  readonly end?: EndEvent;
  /** The position of the latest checkpoint: epochs done, and steps of the epoch after them. */
  readonly position: { readonly epoch: number; readonly step: number };
}

/** A random id of a run, 32 hexadecimal digits. Insecure contexts have no `crypto.randomUUID()`. */
export function newRunId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A run before training. */
export function newRun(id: string, settings: RunSettings): Run {
  return { id, settings, updatedAt: 0, epochs: [], points: [], position: { epoch: 0, step: 0 } };
}

/** The scores per epoch, in the format of `@lenet5/metrics`. */
export function historyOf({ epochs }: Pick<Run, 'epochs'>): History {
  const isValidated = epochs.every(({ val_accuracy }) => val_accuracy !== undefined);
  return {
    loss: epochs.map(({ loss }) => loss),
    accuracy: epochs.map(({ accuracy }) => accuracy),
    val_loss: isValidated ? epochs.map(({ val_loss }) => val_loss ?? 0) : [],
    val_accuracy: isValidated ? epochs.map(({ val_accuracy }) => val_accuracy ?? 0) : [],
  };
}

/** Whether anything has been trained, here or before the run came from a file. */
export function hasStarted({ start, position }: Run): boolean {
  return start !== undefined || position.epoch > 0 || position.step > 0;
}

/** Whether all epochs are done. */
export function isComplete({ position, settings }: Run): boolean {
  return position.epoch >= settings.epochs;
}

const stepsPerEpoch = ({ images, batchSize }: RunSettings): number => Math.ceil(images / batchSize);

/** Epochs done, with a fraction within an epoch. */
export function epochsDone({ position, settings }: Run): number {
  return position.epoch + position.step / stepsPerEpoch(settings);
}

/** Steps done since the run has started. */
export function stepsDone({ position, settings }: Run): number {
  return position.epoch * stepsPerEpoch(settings) + position.step;
}

/** Epochs done of those requested: "0.03 of 1 epoch", "2 of 10 epochs". */
export function epochsDoneText(run: Run): string {
  const done = epochsDone(run)
    .toFixed(2)
    .replace(/\.?0+$/, '');
  return texts.value.status.epochs(localized(done), run.settings.epochs);
}
