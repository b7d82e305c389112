import type { History } from '@lenet5/metrics';
import type { EndEvent, EpochEvent, ProgressEvent, StartEvent } from '@lenet5/trainer';
import type { RunSettings } from '../settings/run-settings.js';

/** Where training stands within an epoch, for the curves. */
export interface CurvePoint {
  /** Epochs done, a fraction within one. */
  readonly epoch: number;
  /** Mean of the span that ended here, in nats. */
  readonly loss: number;
  /** Share of the span's images that were right. */
  readonly accuracy: number;
}

/** A run as the page knows it: plain data, as it is kept in the browser too. */
export interface Run {
  readonly id: string;
  readonly settings: RunSettings;
  /** When it was last kept, in milliseconds since 1970. */
  readonly updatedAt: number;
  readonly start?: StartEvent;
  readonly progress?: ProgressEvent;
  readonly epochs: readonly EpochEvent[];
  readonly points: readonly CurvePoint[];
  readonly end?: EndEvent;
  /** Where the latest checkpoint stands. */
  readonly position: { readonly epoch: number; readonly step: number };
}

/** A run that has not begun. */
export function newRun(id: string, settings: RunSettings): Run {
  return { id, settings, updatedAt: 0, epochs: [], points: [], position: { epoch: 0, step: 0 } };
}

/** What the run scored by epoch, as `@lenet5/metrics` takes it. */
export function historyOf({ epochs }: Pick<Run, 'epochs'>): History {
  const validated = epochs.every(({ val_accuracy }) => val_accuracy !== undefined);
  return {
    loss: epochs.map(({ loss }) => loss),
    accuracy: epochs.map(({ accuracy }) => accuracy),
    val_loss: validated ? epochs.map(({ val_loss }) => val_loss ?? 0) : [],
    val_accuracy: validated ? epochs.map(({ val_accuracy }) => val_accuracy ?? 0) : [],
  };
}

/** Whether anything has been trained, here or before the run came from a file. */
export function isBegun({ start, position }: Run): boolean {
  return start !== undefined || position.epoch > 0 || position.step > 0;
}

/** Whether all epochs are done. */
export function isOver({ position, settings }: Run): boolean {
  return position.epoch >= settings.epochs;
}

/** Epochs done, a fraction within one. */
export function epochsDone({ position, settings }: Run): number {
  return position.epoch + position.step / Math.ceil(settings.images / settings.batchSize);
}
