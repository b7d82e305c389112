import type { RunIdentity } from '../checkpoint/run-identity.js';
import type { Engine } from '../engine.js';
import { countPlateaus } from '../monitor.js';
import type { Settings } from '../recipe/settings.js';
import { learningRateAt, type RunLength } from '../schedule.js';
import { CheckpointClock } from './checkpoint-clock.js';
import type { Progress } from './progress.js';
import type { RunEnd } from './run-end.js';
import { SpanPace } from './span-pace.js';

/** The parts of a run. */
export interface TrainingRun {
  readonly settings: Settings;
  readonly identity: RunIdentity;
  readonly engine: Engine;
  readonly progress: Progress;
  readonly length: RunLength;
  readonly pace: SpanPace;
  readonly clock: CheckpointClock;
  /** No span begins after this time, in `performance.now()` milliseconds. */
  readonly deadline: number;
}

/** The position of a run within its length. */
export type RunPosition = Pick<TrainingRun, 'progress' | 'length'>;

/** Makes a run that starts or continues at `progress`. */
export function prepareRun(parts: {
  readonly settings: Settings;
  readonly identity: RunIdentity;
  readonly engine: Engine;
  readonly progress: Progress;
  /** When `train()` was called, in `performance.now()` milliseconds. */
  readonly startTime: number;
}): TrainingRun {
  const { settings, startTime, ...rest } = parts;
  const stepsPerEpoch = Math.ceil(settings.train.count / settings.batchSize);
  return {
    ...rest,
    settings,
    length: { stepsPerEpoch, totalSteps: stepsPerEpoch * settings.epochs },
    pace: new SpanPace(settings.spanMilliseconds),
    clock: new CheckpointClock(settings.checkpointEvery, performance.now()),
    deadline: startTime + settings.maxSeconds * 1000,
  };
}

/** Completed steps of the run. */
export function stepsDone({ progress, length }: RunPosition): number {
  return progress.epoch * length.stepsPerEpoch + progress.step;
}

/** The learning rate of each step of the current epoch, by the steps of the run before it. */
export function learningRateRule({
  settings,
  length,
  progress,
}: Pick<TrainingRun, 'settings' | 'length' | 'progress'>): (stepsBefore: number) => number {
  const { plateau, schedule, learningRate } = settings;
  const scheduled = (steps: number): number => learningRateAt(steps, length, schedule, learningRate);
  if (!plateau) return scheduled;
  const { patience, factor, min, monitor } = plateau;
  const reduction = factor ** countPlateaus(progress.history, monitor, patience);
  return (steps) => {
    const rate = scheduled(steps);
    return Math.max(rate * reduction, Math.min(rate, min));
  };
}

/** The learning rate of the run's last completed step. */
export function latestLearningRate(run: RunPosition & Pick<TrainingRun, 'settings'>): number {
  return learningRateRule(run)(Math.max(0, stepsDone(run) - 1));
}

/** The end of the run if its signal is aborted. */
export function interruption({ signal }: Pick<Settings, 'signal'>): RunEnd | undefined {
  if (!signal?.aborted) return undefined;
  return { stopped: 'interrupted', reason: 'interrupted', why: 'the run was interrupted' };
}

/** The end of the run if no further span may begin. */
export function reasonToStop({
  settings,
  deadline,
}: Pick<TrainingRun, 'settings' | 'deadline'>): RunEnd | undefined {
  const interrupted = interruption(settings);
  if (interrupted || performance.now() < deadline) return interrupted;
  return { stopped: 'early', reason: 'time-limit', why: `the limit of ${settings.maxSeconds} s is reached` };
}
