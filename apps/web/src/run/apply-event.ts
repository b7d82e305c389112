import type { ProgressEvent, TrainEvent } from '@lenet5/trainer';
import { type CurvePoint, epochsDone, type Run } from './run.js';

/** Beyond so many points of a curve every second one is dropped. */
const MOST_POINTS = 800;

/** The run after an event. A stretch that goes on from a checkpoint takes back what came after it. */
export function applyEvent(run: Run, event: TrainEvent): Run {
  switch (event.type) {
    case 'start': {
      const { end: _, progress: __, ...kept } = run;
      const done = epochsDone(run) + 1e-9;
      return {
        ...kept,
        start: event,
        epochs: run.epochs.filter(({ epoch }) => epoch <= event.epochsDone),
        points: run.points.filter(({ epoch }) => epoch <= done),
      };
    }
    case 'progress':
      return { ...run, progress: event, points: thinned([...run.points, pointOf(event, run.progress)]) };
    case 'epoch':
      return { ...run, epochs: [...run.epochs.filter(({ epoch }) => epoch < event.epoch), event] };
    case 'checkpoint':
      return { ...run, position: { epoch: event.epoch, step: event.step } };
    case 'end':
      return { ...run, end: event };
  }
}

/** What the span alone scored: the epoch's means so far, less those before it. */
function pointOf(event: ProgressEvent, before: ProgressEvent | undefined): CurvePoint {
  const follows = before && before.epoch === event.epoch && before.step < event.step ? before : undefined;
  const steps = event.step - (follows?.step ?? 0);
  const ofSpan = (name: 'loss' | 'accuracy'): number =>
    (event[name] * event.step - (follows ? follows[name] * follows.step : 0)) / steps;
  return {
    epoch: event.epoch - 1 + event.step / event.stepsPerEpoch,
    loss: Math.max(0, ofSpan('loss')),
    accuracy: Math.max(0, Math.min(1, ofSpan('accuracy'))),
  };
}

function thinned(points: CurvePoint[]): CurvePoint[] {
  if (points.length <= MOST_POINTS) return points;
  const pairs = points.length >> 1;
  return Array.from({ length: pairs }, (_, i) => {
    const [one, two] = [points[2 * i]!, points[2 * i + 1]!];
    return { epoch: two.epoch, loss: (one.loss + two.loss) / 2, accuracy: (one.accuracy + two.accuracy) / 2 };
  });
}
