import type { ProgressEvent, StartEvent } from '@lenet5/trainer';
import { describe, expect, test } from 'vitest';
import { paramsOf, RECIPE, settingsFrom } from '../settings/run-settings.js';
import { applyEvent } from './apply-event.js';
import { epochsDone, newRun, type Run } from './run.js';

const start: StartEvent = {
  ...{ type: 'start', engine: 'compiled', kernels: 'simd', threads: 1, parameters: 44_426, trainSize: 320 },
  ...{ validationSize: 100, epochs: 3, epochsDone: 0, stepsPerEpoch: 10, batchSize: 32, seed: 42 },
};

const progress = (epoch: number, step: number, loss: number, accuracy: number): ProgressEvent => ({
  ...{
    type: 'progress',
    epoch,
    step,
    stepsPerEpoch: 10,
    loss,
    accuracy,
    imagesPerSecond: 1000,
    learningRate: 0.001,
    stepLosses: new Float32Array(),
  },
});

const epochEnd = (epoch: number) =>
  ({
    type: 'epoch',
    epoch,
    loss: 1,
    accuracy: 0.5,
    seconds: 1,
    imagesPerSecond: 320,
    learningRate: 0.001,
  }) as const;

const through = (...events: Parameters<typeof applyEvent>[1][]): Run =>
  events.reduce(applyEvent, newRun('a', RECIPE));

describe('applyEvent(run, event)', () => {
  test('takes each span’s own scores out of the running means', () => {
    const { points } = through(start, progress(1, 4, 2, 0.25), progress(1, 8, 1.5, 0.5));
    expect(points).toEqual([
      { epoch: 0.4, loss: 2, accuracy: 0.25 },
      { epoch: 0.8, loss: 1, accuracy: 0.75 },
    ]);
  });

  test('takes back what came after the checkpoint that a run goes on from', () => {
    const checkpoint = { type: 'checkpoint', epoch: 1, step: 0, bytes: new Uint8Array() } as const;
    const run = through(
      ...[start, progress(1, 10, 1, 0.5), epochEnd(1), checkpoint, progress(2, 10, 1, 0.5), epochEnd(2)],
      { ...start, epochsDone: 1 },
    );
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1]);
    expect(run.points.map(({ epoch }) => epoch)).toEqual([1]);
    expect(epochsDone(run)).toBe(1);
  });

  test('keeps long curves short', () => {
    let run = through(start);
    for (let step = 1; step <= 2000; step++)
      run = applyEvent(run, progress(Math.ceil(step / 10), ((step - 1) % 10) + 1, 1, 0.5));
    expect(run.points.length).toBeLessThanOrEqual(800);
    expect(run.points.at(-1)?.epoch).toBe(200);
  });
});

describe('settings in the address', () => {
  test('are those that differ from the recipe, and come back', () => {
    const settings = { ...RECIPE, epochs: 3, optimizer: 'sgd', learningRate: 0.05 } as const;
    const params = Object.fromEntries(
      Object.entries(paramsOf(settings)).filter(([, value]) => value !== null),
    );
    expect(params).toEqual({ epochs: '3', optimizer: 'sgd', learningRate: '0.05' });
    expect(settingsFrom(params as Record<string, string>)).toEqual(settings);
  });

  test('are the recipe’s where they make no sense', () => {
    const wrong = {
      epochs: '0',
      batchSize: '1.5',
      learningRate: '-1',
      optimizer: 'magic',
      seed: 'x',
      images: '1e9',
    };
    expect(settingsFrom(wrong)).toEqual(RECIPE);
  });
});
