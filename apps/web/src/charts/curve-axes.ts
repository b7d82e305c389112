import type { EpochEvent } from '@lenet5/trainer';
import type { CurvePoint } from '../run/run.js';

type Points = readonly Pick<CurvePoint, 'epoch' | 'loss' | 'accuracy'>[];
type Epochs = readonly Pick<EpochEvent, 'val_loss' | 'val_accuracy'>[];

/**
 * The accuracy at which the axis starts, a multiple of 10 %. After two epochs, the training accuracy of the first one does
 * not count, so that the later accuracies, which differ by tenths of a percent, can be distinguished.
 */
export function lowestAccuracy(points: Points, epochs: Epochs): number {
  const first = epochs.length < 2 ? 0 : 1;
  const training = points.filter(({ epoch }) => epoch > first).map(({ accuracy }) => accuracy);
  const validation = epochs.flatMap(({ val_accuracy }) => val_accuracy ?? []);
  const lowest = Math.min(0.95, ...training, ...validation);
  return Math.max(0, Math.floor(lowest * 10) / 10);
}

/** Whether the loss spans more than a factor of 20, so that its axis is logarithmic. */
export function isLogarithmic(points: Points, epochs: Epochs): boolean {
  const [min, max] = lossDomain(points, epochs);
  return max / min > 20;
}

/** The smallest and the largest loss, at least from 0.1 to 1. */
export function lossDomain(points: Points, epochs: Epochs): [min: number, max: number] {
  const values = [...points.map(({ loss }) => loss), ...epochs.flatMap(({ val_loss }) => val_loss ?? [])];
  const positive = values.filter((value) => value > 0.0005);
  return [Math.min(...positive, 1), Math.max(...positive, 0.1)];
}

/** What a reader must know about the axis of a curve, as text; '' if nothing. */
export function axisNote(measure: 'loss' | 'accuracy', points: Points, epochs: Epochs): string {
  if (measure === 'loss') return isLogarithmic(points, epochs) ? '(logarithmic axis)' : '';
  const lowest = lowestAccuracy(points, epochs);
  return lowest > 0 ? `(axis from ${Math.round(100 * lowest)} %)` : '';
}
