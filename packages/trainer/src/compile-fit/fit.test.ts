import * as tf from '@tensorflow/tfjs-core';
import {
  Callback,
  initializers,
  layers,
  type ModelFitArgs,
  type Sequential,
  sequential,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  expectClose,
  expectSameHistory,
  type FitSamples,
  fitClassifier,
  fitSamples,
  weightValues,
} from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';
import type { FastFitArgs } from './fast-model.js';

vi.setConfig({ testTimeout: 30_000 });

const COUNT = 75;
let pixels: Float32Array;
let labels: Uint8Array;
let inputs: FitSamples['inputs'];
let oneHot: FitSamples['oneHot'];

beforeAll(async () => {
  await readyWasm();
  ({ pixels, labels, inputs, oneHot } = await fitSamples(COUNT));
});

/** Batch and epoch logs in the order in which callbacks get them. */
function recorder(): { readonly calls: [string, number, string[], number[]][]; readonly callback: object } {
  const calls: [string, number, string[], number[]][] = [];
  const record = (name: string) => async (index: number, logs: object) => {
    calls.push([name, index, Object.keys(logs ?? {}), Object.values(logs ?? {})]);
  };
  const names = ['onEpochBegin', 'onBatchBegin', 'onBatchEnd', 'onEpochEnd'];
  return { calls, callback: Object.fromEntries(names.map((name) => [name, record(name)])) };
}

describe('fit(x, y, args)', () => {
  it.each<[string, () => ModelFitArgs, (() => tf.Optimizer)?]>([
    ['without arguments but the order', () => ({})],
    ['with a part of the samples for validation', () => ({ validationSplit: 0.3, epochs: 2 })],
    ['with validation data', () => ({ validationData: [inputs(0, 20), oneHot(0, 20)], epochs: 2 })],
    [
      'with a weight per class',
      () => ({ classWeight: { 0: 3, 1: 0, 2: 1, 3: 1, 4: 1, 5: 2, 6: 1, 7: 1, 8: 1, 9: 1 } }),
    ],
    ['from another epoch on, in batches of 16', () => ({ initialEpoch: 3, epochs: 5, batchSize: 16 })],
    ['with SGD', () => ({ epochs: 2 }), () => tf.train.sgd(0.05)],
    ['with Nesterov momentum', () => ({ epochs: 2 }), () => tf.train.momentum(0.02, 0.9, true)],
    ['with RMSProp', () => ({ epochs: 2 }), () => tf.train.rmsprop(0.001, 0.9, 0.5)],
  ])(
    'has the history, the logs and the weights of tfjs %s',
    async (_, args, optimizer = () => tf.train.adam()) => {
      const [stock, model] = [fitClassifier(optimizer()), fitClassifier(optimizer())];
      const [theirs, ours] = [recorder(), recorder()];
      const common: ModelFitArgs = { shuffle: false, verbose: 0, ...args() };
      const expected = await stock.fit(inputs(), oneHot(), { ...common, callbacks: theirs.callback });
      const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
      const found = await fast.fit(inputs(), oneHot(), {
        ...(common as FastFitArgs),
        callbacks: ours.callback,
      });
      expectSameHistory(found.history, expected.history);
      expect(found.epoch).toEqual(expected.epoch);
      expect(ours.calls.map(([name, index, keys]) => [name, index, keys])).toEqual(
        theirs.calls.map(([name, index, keys]) => [name, index, keys]),
      );
      expectClose(
        ours.calls.flatMap(([, , , values]) => values),
        theirs.calls.flatMap(([, , , values]) => values),
      );
      expectClose(weightValues(model), weightValues(stock));
    },
  );

  it('continues the state of the optimizer in a second call, also with larger batches', async () => {
    const [stock, model] = [fitClassifier(), fitClassifier()];
    const fast = await compileFit(model, { kernels: 'simd', maxBatchSize: 8 });
    for (const batchSize of [16, 25]) {
      const args = { batchSize, shuffle: false, verbose: 0 } as const;
      await stock.fit(inputs(), oneHot(), args);
      await fast.fit(inputs(), oneHot(), args);
    }
    expectClose(weightValues(model), weightValues(stock));
  });

  it('takes typed arrays, and class indices for a loss of one-hot rows', async () => {
    const args = { shuffle: false, verbose: 0 } as const;
    const [first, second, third] = [
      fitClassifier(),
      fitClassifier(),
      fitClassifier(tf.train.adam(), 'sparseCategoricalCrossentropy'),
    ];
    await (await compileFit(first, { kernels: 'simd' })).fit(inputs(), oneHot(), args);
    await (await compileFit(second, { kernels: 'simd' })).fit(pixels, labels, args);
    await (await compileFit(third, { kernels: 'simd' })).fit(pixels, labels, args);
    expect(weightValues(second)).toEqual(weightValues(first));
    expect(weightValues(third)).toEqual(weightValues(first));
  });

  it('weighs samples as it weighs classes', async () => {
    const classWeight = { 0: 3, 1: 0, 2: 1, 3: 1, 4: 1, 5: 2, 6: 1, 7: 1, 8: 1, 9: 1 };
    const sampleWeight = Float32Array.from(labels, (label) => classWeight[label as keyof typeof classWeight]);
    const args = { shuffle: false, verbose: 0, validationSplit: 0.2 } as const;
    const [one, other] = [fitClassifier(), fitClassifier()];
    await (await compileFit(one, { kernels: 'simd' })).fit(pixels, labels, { ...args, classWeight });
    await (await compileFit(other, { kernels: 'simd' })).fit(pixels, labels, { ...args, sampleWeight });
    expect(weightValues(other)).toEqual(weightValues(one));
  });

  it('gives callbacks the weights of the epoch, and takes those, and the learning rate, that they set', async () => {
    const model = fitClassifier();
    const fast = await compileFit(model, { kernels: 'simd' });
    const seen: number[][] = [];
    class Recorder extends Callback {
      override async onEpochEnd(): Promise<void> {
        seen.push(weightValues(model));
      }
    }
    const zero = {
      onEpochEnd: async (epoch: number) => {
        if (epoch !== 0) return;
        model.setWeights(model.getWeights().map((weight) => tf.zerosLike(weight)));
        Object.assign(model.optimizer, { learningRate: 0 });
      },
    };
    const before = weightValues(model);
    const callbacks = [new Recorder(), zero] as never;
    await fast.fit(pixels, labels, { epochs: 2, verbose: 0, callbacks });
    expect(seen[0]).not.toEqual(before);
    expect(seen[1]!.every((value) => value === 0)).toBe(true);
  });

  it('takes all samples as one batch if the size of a batch is larger', async () => {
    const [stock, model] = [fitClassifier(), fitClassifier()];
    const args = { shuffle: false, verbose: 0, batchSize: 1e6 } as const;
    await stock.fit(inputs(), oneHot(), args);
    const fast = await compileFit(model, { kernels: 'simd' });
    await fast.fit(inputs(), oneHot(), args);
    expect(fast.engine).toBe('compiled');
    expectClose(weightValues(model), weightValues(stock));
  });

  it('stops when a callback says so', async () => {
    const model = fitClassifier();
    const fast = await compileFit(model, { kernels: 'simd' });
    const onBatchEnd = (batch: number): void => {
      if (batch === 1) model.stopTraining = true;
    };
    const { epoch } = await fast.fit(pixels, labels, { epochs: 5, verbose: 0, callbacks: { onBatchEnd } });
    expect(epoch).toEqual([0]);
    // A later call of the program itself is that of tfjs.
    expect(Object.hasOwn(Object(model).model, 'makeTrainFunction')).toBe(false);
  });

  it('does not change the weights of layers whose trainable is false', async () => {
    const [stock, model] = [fitClassifier(), fitClassifier()];
    for (const one of [stock, model]) {
      one.layers[0]!.trainable = false;
      one.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    }
    const before = model.layers[0]!.getWeights().map((weight) => [...weight.dataSync()]);
    const args = { shuffle: false, verbose: 0 } as const;
    await stock.fit(inputs(), oneHot(), args);
    const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
    await fast.fit(pixels, labels, args);
    expect(model.layers[0]!.getWeights().map((weight) => [...weight.dataSync()])).toEqual(before);
    expectClose(weightValues(model), weightValues(stock));
  });
});

it('fit(x, y) trains batch normalization as tfjs does', async () => {
  const make = (): Sequential => {
    const kernelInitializer = initializers.glorotUniform({ seed: 3 });
    const list = [
      layers.conv2d({ ...{ inputShape: [28, 28, 1], filters: 4, kernelSize: 5, kernelInitializer } }),
      layers.batchNormalization(),
      layers.activation({ activation: 'tanh' }),
      layers.maxPooling2d({ poolSize: 4, strides: 4 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax', kernelInitializer }),
    ];
    const model = sequential({ layers: list });
    model.compile({ optimizer: tf.train.sgd(0.05), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    return model;
  };
  const [stock, model] = [make(), make()];
  const args = { shuffle: false, verbose: 0, epochs: 2 } as const;
  await stock.fit(inputs(), oneHot(), args);
  const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
  await fast.fit(inputs(), oneHot(), args);
  expectClose(weightValues(model), weightValues(stock), 1e-3);
});
