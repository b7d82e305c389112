import type { EpochEvent, ProgressEvent, StartEvent, TrainEvent } from '@lenet5/trainer';
import { describe, expect, test } from 'vitest';
import { REFERENCE_SETTINGS } from '../settings/run-settings.js';
import { applyTrainEvent } from './apply-train-event.js';
import { epochsDone, newRun, type Run } from './run.js';

const start: StartEvent = {
  ...{
    type: 'start',
    engine: 'compiled',
    kernels: 'simd',
    threads: 1,
    runsOn: 'worker-file',
    parameters: 44_426,
    trainSize: 320,
  },
  ...{ validationSize: 100, epochs: 3, epochsDone: 0, stepsPerEpoch: 10, batchSize: 32, seed: 42 },
};

const speed = { imagesPerSecond: 320, learningRate: 0.001 };

const progress = (epoch: number, step: number, loss: number, accuracy: number): ProgressEvent => ({
  type: 'progress',
  epoch,
  step,
  stepsPerEpoch: 10,
  loss,
  accuracy,
  stepLosses: new Float32Array(),
  ...speed,
});

const epochEnd = (epoch: number): EpochEvent => ({
  type: 'epoch',
  epoch,
  loss: 1,
  accuracy: 0.5,
  seconds: 1,
  ...speed,
});

const through = (...events: TrainEvent[]): Run =>
  events.reduce(applyTrainEvent, newRun('a', REFERENCE_SETTINGS));

describe('applyTrainEvent(run, event)', () => {
  test('applyTrainEvent(run, event) computes the scores of each span from the running means', () => {
    const { points } = through(start, progress(1, 4, 2, 0.25), progress(1, 8, 1.5, 0.5));
    expect(points).toEqual([
      { epoch: 0.4, loss: 2, accuracy: 0.25 },
      { epoch: 0.8, loss: 1, accuracy: 0.75 },
    ]);
  });

  test('applyTrainEvent(run, event) discards what came after the checkpoint that a run resumes from', () => {
    const checkpoint = { type: 'checkpoint', epoch: 1, step: 0, bytes: new Uint8Array() } as const;
    const run = through(
      ...[start, progress(1, 10, 1, 0.5), epochEnd(1), checkpoint, progress(2, 10, 1, 0.5), epochEnd(2)],
      { ...start, epochsDone: 1 },
    );
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1]);
    expect(run.points.map(({ epoch }) => epoch)).toEqual([1]);
    expect(epochsDone(run)).toBe(1);
  });

  test('applyTrainEvent(run, event) limits the number of points of a curve', () => {
    let run = through(start);
    for (let step = 1; step <= 2000; step++) {
      run = applyTrainEvent(run, progress(Math.ceil(step / 10), ((step - 1) % 10) + 1, 1, 0.5));
    }
    expect(run.points.length).toBeLessThanOrEqual(800);
    expect(run.points.at(-1)?.epoch).toBe(200);
  });
});
