import type { RunIdentity } from '../checkpoint/run-identity.js';
import type { Engine } from '../engine.js';
import type { Settings } from '../options/settings.js';
import { learningRateAt, type RunLength } from '../schedule.js';
import { CheckpointClock } from './checkpoint-clock.js';
import type { Progress } from './progress.js';
import type { RunEnd } from './run-end.js';
import { SpanPace } from './span-pace.js';

/** All that the parts of a run share. */
export interface TrainingRun {
  readonly settings: Settings;
  readonly identity: RunIdentity;
  readonly engine: Engine;
  readonly progress: Progress;
  readonly length: RunLength;
  readonly pace: SpanPace;
  readonly clock: CheckpointClock;
  /** When no further span may begin, in `performance.now()` milliseconds. */
  readonly deadline: number;
}

/** A run that is ready to begin, or to go on where `progress` says. */
export function prepareRun(parts: {
  readonly settings: Settings;
  readonly identity: RunIdentity;
  readonly engine: Engine;
  readonly progress: Progress;
  /** When the call began, in `performance.now()` milliseconds. */
  readonly began: number;
}): TrainingRun {
  const { settings, began } = parts;
  const stepsPerEpoch = Math.ceil(settings.train.count / settings.batchSize);
  return {
    ...parts,
    length: { stepsPerEpoch, totalSteps: stepsPerEpoch * settings.epochs },
    pace: new SpanPace(settings.spanMilliseconds),
    clock: new CheckpointClock(settings.checkpointEvery, performance.now()),
    deadline: began + settings.maxSeconds * 1000,
  };
}

/** Optimiser steps behind the run. */
export function stepsDone({ progress, length }: TrainingRun): number {
  return progress.epoch * length.stepsPerEpoch + progress.step;
}

/** The learning rate of the step after the first `steps` of the run. */
export function learningRateAfter(steps: number, { settings, length }: TrainingRun): number {
  return learningRateAt(steps, length, settings.schedule, settings.learningRate);
}

/** The learning rate of the run's latest step. */
export function latestLearningRate(run: TrainingRun): number {
  return learningRateAfter(Math.max(0, stepsDone(run) - 1), run);
}

/** Whether the caller wants the run to end now. */
export function interruption({ settings }: TrainingRun): RunEnd | undefined {
  return settings.signal?.aborted ? { stopped: 'interrupted', why: 'the run was interrupted' } : undefined;
}

/** Why no further span may begin, or nothing where one may. */
export function reasonToStop(run: TrainingRun): RunEnd | undefined {
  if (performance.now() < run.deadline) return interruption(run);
  return (
    interruption(run) ?? { stopped: 'early', why: `the limit of ${run.settings.maxSeconds} s is reached` }
  );
}
