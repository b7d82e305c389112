import type { ProgressEvent, TrainEvent } from '@lenet5/trainer';
import { type CurvePoint, epochsDone, type Run } from './run.js';

/** The most points of a curve. Beyond it, pairs of points are merged. */
const MAX_POINTS = 800;

/** The run after an event of the trainer. A segment that resumes from a checkpoint discards what came after it. */
export function applyTrainEvent(run: Run, event: TrainEvent): Run {
  switch (event.type) {
    case 'start': {
      const { end: _, progress: __, ...rest } = run;
      const done = epochsDone(run) + 1e-9;
      return {
        ...rest,
        start: event,
        epochs: run.epochs.filter(({ epoch }) => epoch <= event.epochsDone),
        points: run.points.filter(({ epoch }) => epoch <= done),
      };
    }
    case 'progress':
      return { ...run, progress: event, points: withPoint(run.points, event, run.progress) };
    case 'epoch':
      return { ...run, epochs: [...run.epochs.filter(({ epoch }) => epoch < event.epoch), event] };
    case 'checkpoint':
      return { ...run, position: { epoch: event.epoch, step: event.step } };
    case 'end':
      return { ...run, end: event };
  }
}

/** The points of a curve with the one that a progress event adds. */
export function withPoint(
  points: readonly CurvePoint[],
  event: ProgressEvent,
  before: ProgressEvent | undefined,
): CurvePoint[] {
  return thinned([...points, pointOf(event, before)]);
}

/** The scores of one span: events carry the means of the epoch so far, so those of the event before are subtracted. */
function pointOf(event: ProgressEvent, before: ProgressEvent | undefined): CurvePoint {
  const previous = before && before.epoch === event.epoch && before.step < event.step ? before : undefined;
  const steps = event.step - (previous?.step ?? 0);
  const ofSpan = (name: 'loss' | 'accuracy'): number =>
    (event[name] * event.step - (previous ? previous[name] * previous.step : 0)) / steps;
  return {
    epoch: event.epoch - 1 + event.step / event.stepsPerEpoch,
    loss: Math.max(0, ofSpan('loss')),
    accuracy: Math.max(0, Math.min(1, ofSpan('accuracy'))),
  };
}

function thinned(points: CurvePoint[]): CurvePoint[] {
  if (points.length <= MAX_POINTS) return points;
  return Array.from({ length: points.length >> 1 }, (_, i) => {
    const [one, two] = [points[2 * i]!, points[2 * i + 1]!];
    return { epoch: two.epoch, loss: (one.loss + two.loss) / 2, accuracy: (one.accuracy + two.accuracy) / 2 };
  });
}
