import type { EpochEvent } from '@lenet5/trainer';
import type { CurvePoint } from '../run/run.js';

type Points = readonly Pick<CurvePoint, 'epoch' | 'loss' | 'accuracy'>[];
type Epochs = readonly Pick<EpochEvent, 'val_loss' | 'val_accuracy'>[];

/** The ends of the axis of the error, of which the smallest that fits is used. */
const ERROR_ENDS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];

/**
 * The largest error on the axis, as a fraction. After two epochs, the training error of the first one does not count, so that
 * the later errors, which differ by tenths of a percent, can be distinguished.
 */
export function largestError(points: Points, epochs: Epochs): number {
  const first = epochs.length < 2 ? 0 : 1;
  const training = points.filter(({ epoch }) => epoch > first).map(({ accuracy }) => 1 - accuracy);
  const validation = epochs.flatMap(({ val_accuracy }) =>
    val_accuracy === undefined ? [] : [1 - val_accuracy],
  );
  const largest = Math.max(0, ...training, ...validation);
  return ERROR_ENDS.find((end) => end >= largest) ?? 1;
}

/**
 * Where the axis of the epochs ends. Before the first step and after the first epoch, it is the end of the run; in the first epoch it is at
 * a fraction of it that grows with the run, so that the first steps can be seen.
 *
 * @param done Epochs done.
 * @param length Epochs of the run.
 */
export function lastEpoch(done: number, length: number): number {
  if (done === 0 || done >= 1) return length;
  for (let end = 1 / 64; end < 1; end *= 2) if (end >= done) return Math.min(end, length);
  return Math.min(1, length);
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
