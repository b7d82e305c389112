import { plainLenet5 } from '@lenet5/core';
import { PIXELS } from '@lenet5/mnist';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { readyWasm, softmaxRegression } from '../testing/models.js';
import { InvalidOptionError } from './invalid-option-error.js';
import { resolveSettings } from './settings.js';
import type { TrainOptions } from './train-options.js';

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

/** The message of the error for options as JavaScript code may pass them, without types. */
function rejection(changes: object): string {
  try {
    resolveSettings({ ...fine, ...changes });
  } catch (error) {
    if (InvalidOptionError.isInstance(error)) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('resolveSettings(options)', () => {
  it('fills in the defaults', () => {
    expect(resolveSettings({ model, data: { train: blank(4) } })).toMatchObject({
      epochs: 10,
      batchSize: 32,
      optimizer: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, epsilonMode: 'tfjs' },
      learningRate: 0.001,
      schedule: { name: 'constant' },
      labelSmoothing: 0,
      seed: 42,
      engine: 'auto',
      threads: 'auto',
      kernels: 'auto',
      spanMilliseconds: 100,
      checkpointEvery: { epochs: 1, steps: Infinity, stepsUntil: Infinity, seconds: Infinity },
      maxSeconds: Infinity,
    });
  });

  it('accepts automatic threads and kernels with the tfjs engine', () => {
    const options = { ...fine, engine: 'tfjs', threads: 'auto', kernels: 'auto' } as const;
    expect(resolveSettings(options)).toMatchObject({ engine: 'tfjs', threads: 'auto', kernels: 'auto' });
  });

  it('treats undefined as omitted', () => {
    const options = { ...fine, epochs: undefined, schedule: undefined, seed: undefined };
    expect(resolveSettings(options)).toMatchObject({ epochs: 10, seed: 42 });
  });

  it('restores the best weights by default if early stopping is on', () => {
    expect(resolveSettings(fine).earlyStopping).toMatchObject({ patience: Infinity, restoreBest: false });
    const on = (restoreBest?: boolean) =>
      resolveSettings({ ...fine, earlyStopping: { patience: 2, restoreBest } }).earlyStopping;
    expect(on().restoreBest).toBe(true);
    expect(on(false).restoreBest).toBe(false);
  });

  it('treats a checkpoint interval of 0 epochs as never', () => {
    expect(resolveSettings({ ...fine, checkpointEvery: 0 }).checkpointEvery.epochs).toBe(Infinity);
    expect(resolveSettings({ ...fine, checkpointEvery: { steps: 5 } }).checkpointEvery).toEqual({
      epochs: Infinity,
      steps: 5,
      stepsUntil: Infinity,
      seconds: Infinity,
    });
  });
});

describe('resolveSettings(options) rejects', () => {
  it('every invalid option in one error', () => {
    expect(rejection({ epochs: -3, batchSize: 1.5, threads: 999 })).toBe(
      'epochs is invalid (-3) — use an integer from 1 to 1000000; ' +
        'batchSize is invalid (1.5) — use an integer from 1 to 65536; ' +
        'threads is invalid (999) — use an integer from 1 to 64 or auto',
    );
  });

  it('images instead of options, in one short line', () => {
    const call = () => Reflect.apply(resolveSettings, undefined, [blank(4).images]);
    expect(call).toThrow(
      'options is invalid ("Uint8Array of 3,136 bytes") — use an object such as { model, data }',
    );
  });

  it.each([
    [{ epoch: 3 }, 'epoch is not an option (3) — did you mean epochs?'],
    [{ epochs: null }, 'epochs is invalid (null)'],
    [{ learningRate: 0 }, 'learningRate is invalid (0) — use a number greater than 0'],
    [{ labelSmoothing: 1 }, 'labelSmoothing is invalid (1) — use a number from 0 to less than 1'],
    [{ seed: -1 }, 'seed is invalid (-1) — use an integer from 0 to 4294967295'],
    [{ engine: 'gpu' }, 'engine is invalid ("gpu") — use auto, compiled or tfjs'],
    [{ kernels: 'nope' }, 'kernels is invalid ("nope") — use auto, simd or relaxed-simd'],
    [{ threads: 0 }, 'threads is invalid (0)'],
    [{ signal: true }, 'signal is invalid (true) — use an AbortSignal'],
    [{ resume: 'run-1' }, 'resume is invalid ("run-1") — use the bytes of a checkpoint'],
    [{ maxSeconds: Number.NaN }, 'maxSeconds is invalid (NaN) — use a number greater than 0'],
    [{ optimizer: 'adam' }, `optimizer is invalid ("adam") — use an object such as { name: 'adam' }`],
    [{ optimizer: {} }, 'optimizer.name is invalid (undefined) — use adam, adamw, sgd, rmsprop or sdlm'],
    [
      { optimizer: { name: 'lion' } },
      'optimizer.name is invalid ("lion") — use adam, adamw, sgd, rmsprop or sdlm',
    ],
    [{ optimizer: { name: 'adam', beta1: 1 } }, 'optimizer.beta1 is invalid (1)'],
    [{ optimizer: { name: 'adam', beta: 1 } }, 'optimizer.beta is not an option (1) — did you mean beta1?'],
    [{ optimizer: { name: 'sgd', momentum: 1 } }, 'optimizer.momentum is invalid (1)'],
    [
      { optimizer: { name: 'adam', weightDecay: 1 } },
      'optimizer.weightDecay does not apply to optimizer.name adam (1) — use it with optimizer.name adamw, or omit it',
    ],
    [
      { optimizer: { name: 'sgd', beta1: 0.5 } },
      'optimizer.beta1 does not apply to optimizer.name sgd (0.5) — use it with optimizer.name adam or adamw, or omit it',
    ],
    [
      { optimizer: { name: 'sdlm' }, batchSize: 32 },
      'batchSize does not fit optimizer.name sdlm, which takes one image per step (32) — omit it',
    ],
    [{ optimizer: { name: 'sgd', mu: 1 } }, 'optimizer.mu does not apply to optimizer.name sgd'],
    [{ schedule: { name: 'cosine', floor: 2 } }, 'schedule.floor is invalid (2)'],
    [{ schedule: { name: 'step', factor: 0 } }, 'schedule.factor is invalid (0)'],
    [{ schedule: { name: 'constant', floor: 0 } }, 'schedule.floor does not apply to schedule.name constant'],
    [
      { schedule: { name: 'cosine', warmupEpochs: 10 } },
      'schedule.warmupEpochs is as long as the run (10) — use a number less than 10, the epochs of the run',
    ],
    [
      { engine: 'tfjs', threads: 2 },
      'threads does not apply to engine tfjs (2) — use it with engine auto or compiled, or omit it',
    ],
    [
      { engine: 'tfjs', kernels: 'simd' },
      'kernels does not apply to engine tfjs ("simd") — use it with engine auto or compiled, or omit it',
    ],
    [{ distillation: 3 }, 'distillation is invalid (3) — use an object such as { targets }'],
    [{ distillation: {} }, 'distillation.targets is invalid (undefined)'],
    [
      { distillation: { weight: 0.5 } },
      'distillation.weight does not apply without distillation.targets (0.5) — use it with distillation.targets, or omit it',
    ],
    [{ checkpointEvery: { steps: 0 } }, 'checkpointEvery.steps is invalid (0)'],
    [{ checkpointEvery: { step: 1 } }, 'checkpointEvery.step is not an option (1) — did you mean steps?'],
    [{ checkpointEvery: '5m' }, 'checkpointEvery is invalid ("5m")'],
    [{ earlyStopping: {} }, 'earlyStopping.patience is invalid (undefined)'],
    [{ earlyStopping: { patience: 0 } }, 'earlyStopping.patience is invalid (0)'],
    [{ earlyStopping: 3 }, 'earlyStopping is invalid (3) — use an object such as { patience: 3 }'],
  ])('%j', (changes, message) => {
    expect(rejection(changes)).toContain(message);
  });

  it('soft targets that do not fit the images, and factors out of range', () => {
    const rejected = (size: number, value: number, factors = {}) =>
      rejection({ distillation: { targets: new Float32Array(size).fill(value), ...factors } });
    expect(rejected(40, 0.1)).toBe('accepted');
    expect(rejected(50, 0.1)).toBe(
      'distillation.targets.length is invalid (50) — use a Float32Array of 4 rows of 10 probabilities, one row per training image',
    );
    expect(rejected(40, 0.2)).toBe(
      'row 0 of distillation.targets is not a row of probabilities (their sum is 2.000) — use numbers of at least 0 whose sum is 1',
    );
    expect(rejected(40, 0.1, { weight: 0 })).toBe(
      'distillation.weight is invalid (0) — use a number greater than 0 and at most 1',
    );
    expect(rejected(40, 0.1, { temperature: 0 })).toBe(
      'distillation.temperature is invalid (0) — use a number from 0.1 to 100',
    );
  });

  it('soft targets for a model without logits', () => {
    const distillation = { targets: new Float32Array(40).fill(0.1) };
    expect(rejection({ model: plainLenet5({ variant: '1998' }), distillation })).toContain(
      'distillation does not apply to a model that ends in Softmin',
    );
  });

  it('early stopping without validation images', () => {
    expect(rejection({ earlyStopping: { patience: 1 }, data: { train: blank(1) } })).toBe(
      'earlyStopping.patience needs validation images (1) — provide them with data.validation, or omit earlyStopping.patience',
    );
  });

  it('a test set, which loadMnist() returns, in place of a validation set', () => {
    expect(rejection({ data: { train: blank(1), test: blank(1) } })).toContain(
      'data.test is not an option ({"images":"Uint8Array of 784 bytes"',
    );
  });

  it('images and labels that do not match each other or the model', () => {
    expect(rejection({ data: undefined })).toContain('data is invalid (undefined)');
    expect(rejection({ data: { train: blank(0) } })).toContain('data.train is invalid');
    expect(rejection({ data: {} })).toContain('data.train is invalid (undefined)');
    expect(rejection({ data: { train: { ...blank(2), count: 3 } } })).toContain('data.train is invalid');
    const small = { images: new Uint8Array(32), labels: new Uint8Array(2), count: 2 };
    expect(rejection({ data: { train: small } })).toBe(
      'data.train.images.length is invalid (32) — use 784 pixels per image',
    );
    expect(rejection({ data: { train: blank(1), validation: blank(1, 10) } })).toBe(
      'data.validation.labels is invalid (10) — use labels below 10, the number of classes of the model, or a model of 11 classes',
    );
  });

  it('a model that does not take these images', () => {
    expect(rejection({ model: {} })).toContain('model is invalid ({}) — use a built tf.Sequential');
    expect(rejection({ model: sequential() })).toContain('use a built tf.Sequential');
    const wide = sequential({ layers: [layers.dense({ units: 10, inputShape: [32] })] });
    expect(rejection({ model: wide })).toContain('model.inputs is invalid ([32])');
    const flat = sequential({ layers: [layers.reshape({ targetShape: [28, 28], inputShape: [784] })] });
    expect(rejection({ model: flat })).toContain('model.outputs is invalid ([28,28])');
  });

  it('a call without options', () => {
    expect(() => Reflect.apply(resolveSettings, undefined, [])).toThrow('options is invalid (undefined)');
  });
});
