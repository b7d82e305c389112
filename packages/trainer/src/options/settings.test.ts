import { PIXELS } from '@lenet5/mnist';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readyWasm, softmaxRegression } from '../testing/models.js';
import type { TrainOptions } from './options.js';
import { settle } from './settings.js';

const blank = (count: number, label = 0) => ({
  images: new Uint8Array(count * PIXELS),
  labels: new Uint8Array(count).fill(label),
  count,
});

let model: Sequential;
let fine: TrainOptions;

beforeAll(async () => {
  await readyWasm();
  model = softmaxRegression();
  fine = { model, data: { train: blank(4), validation: blank(2) } };
});

/** The message with which options are refused: as JavaScript would give them, without types. */
function refusal(changes: object): string {
  try {
    settle({ ...fine, ...changes });
  } catch (error) {
    expect(error).toMatchObject({ code: 'TRAIN_INVALID_OPTION', expected: true });
    return String(Object(error).message);
  }
  return 'was taken';
}

describe('settle', () => {
  it('fills in the recipe', () => {
    expect(settle({ model, data: { train: blank(4) } })).toMatchObject({
      epochs: 10,
      batchSize: 32,
      optimizer: { name: 'adam' },
      learningRate: 0.001,
      schedule: { name: 'constant' },
      labelSmoothing: 0,
      seed: 42,
      engine: 'auto',
      checkpointEvery: { epochs: 1, steps: Infinity, seconds: Infinity },
      maxSeconds: Infinity,
    });
  });

  it('takes undefined as left out', () => {
    expect(settle({ ...fine, epochs: undefined, schedule: undefined, seed: undefined })).toMatchObject({
      epochs: 10,
      seed: 42,
    });
  });

  it('restores the best weights by default once early stopping is asked for', () => {
    expect(settle(fine).earlyStopping).toEqual({ patience: Infinity, restoreBest: false });
    expect(settle({ ...fine, earlyStopping: { patience: 2 } }).earlyStopping.restoreBest).toBe(true);
    expect(
      settle({ ...fine, earlyStopping: { patience: 2, restoreBest: false } }).earlyStopping.restoreBest,
    ).toBe(false);
  });

  it('takes 0 epochs between checkpoints as never', () => {
    expect(settle({ ...fine, checkpointEvery: 0 }).checkpointEvery.epochs).toBe(Infinity);
    expect(settle({ ...fine, checkpointEvery: { steps: 5 } }).checkpointEvery).toEqual({
      epochs: Infinity,
      steps: 5,
      seconds: Infinity,
    });
  });

  it('names every wrong option at once', () => {
    expect(refusal({ epochs: -3, batchSize: 1.5, threads: 999 })).toBe(
      'wrong option epochs (-3) — give a whole number from 1 to 1000000000; ' +
        'wrong option batchSize (1.5) — give a whole number from 1 to 1000000; ' +
        "wrong option threads (999) — give a whole number from 1 to 64, or one of 'auto'",
    );
  });

  it.each([
    [{ epoch: 3 }, 'wrong option epoch (3) — give one of the known options: model, data, epochs'],
    [{ learningRate: 0 }, 'wrong option learningRate (0) — give a number above 0'],
    [{ labelSmoothing: 1 }, 'wrong option labelSmoothing (1) — give a number from 0 to below 1'],
    [{ seed: -1 }, 'wrong option seed (-1) — give a whole number from 0 to 4294967295'],
    [{ engine: 'gpu' }, `wrong option engine ("gpu") — give one of 'auto', 'compiled', 'tfjs'`],
    [{ kernels: 'nope' }, `wrong option kernels ("nope") — give one of 'auto', 'simd', 'relaxed-simd'`],
    [{ threads: 0 }, 'wrong option threads (0)'],
    [{ signal: true }, 'wrong option signal (true) — give an AbortSignal'],
    [{ resume: 'run-1' }, 'wrong option resume ("run-1") — give the bytes of a checkpoint'],
    [{ maxSeconds: Number.NaN }, 'wrong option maxSeconds (NaN) — give a number above 0'],
    [{ optimizer: 'adam' }, `wrong option optimizer ("adam") — give an object like { name: 'adam' }`],
    [{ optimizer: { name: 'lion' } }, 'wrong option optimizer.name ("lion")'],
    [{ optimizer: { name: 'adam', beta1: 1 } }, 'wrong option optimizer.beta1 (1)'],
    [{ optimizer: { name: 'adam', weightDecay: 1 } }, 'wrong option optimizer.weightDecay (1)'],
    [{ optimizer: { name: 'sgd', momentum: 1 } }, 'wrong option optimizer.momentum (1)'],
    [{ schedule: { name: 'cosine', floor: 2 } }, 'wrong option schedule.floor (2)'],
    [{ schedule: { name: 'step', factor: 0 } }, 'wrong option schedule.factor (0)'],
    [
      { schedule: { name: 'cosine', warmupEpochs: 10 } },
      `wrong option schedule.warmupEpochs (10) — give fewer than the run's 10 epochs`,
    ],
    [{ checkpointEvery: { steps: 0 } }, 'wrong option checkpointEvery.steps (0)'],
    [{ checkpointEvery: '5m' }, 'wrong option checkpointEvery ("5m")'],
    [{ earlyStopping: {} }, 'wrong option earlyStopping (an object) — give an object like { patience: 3 }'],
    [{ earlyStopping: { patience: 0 } }, 'wrong option earlyStopping.patience (0)'],
  ])('refuses %j', (changes, message) => {
    expect(refusal(changes)).toContain(message);
  });

  it('refuses early stopping with nothing to watch', () => {
    expect(refusal({ earlyStopping: { patience: 1 }, data: { train: blank(1) } })).toContain(
      'give it together with data.validation',
    );
  });

  it('refuses a test set, which loadMnist() gives, rather than validate nothing', () => {
    expect(refusal({ data: { train: blank(1), test: blank(1) } })).toBe(
      'wrong option data.test (an object) — give one of the known options: train, validation',
    );
  });

  it('refuses images and labels that do not fit each other or the model', () => {
    expect(refusal({ data: undefined })).toContain('wrong option data (undefined)');
    expect(refusal({ data: { train: blank(0) } })).toContain('wrong option data.train (an object)');
    expect(refusal({ data: { train: { ...blank(2), count: 3 } } })).toContain('wrong option data.train');
    expect(refusal({ data: { train: blank(1), validation: blank(1, 10) } })).toBe(
      'wrong option data.validation.labels (10) — give labels below 10, the number of classes the model tells apart',
    );
  });

  it('refuses what is no model for these images', () => {
    expect(refusal({ model: {} })).toContain('wrong option model (an object) — give a built tf.Sequential');
    expect(refusal({ model: sequential() })).toContain('give a built tf.Sequential');
    const wide = sequential({ layers: [layers.dense({ units: 10, inputShape: [32] })] });
    expect(refusal({ model: wide })).toContain('wrong option model.inputs ([32])');
    const flat = sequential({ layers: [layers.reshape({ targetShape: [28, 28], inputShape: [784] })] });
    expect(refusal({ model: flat })).toContain('wrong option model.outputs ([28, 28])');
  });

  it('refuses a call without options', () => {
    expect(() => Reflect.apply(settle, undefined, [])).toThrow('wrong option options (undefined)');
  });
});
