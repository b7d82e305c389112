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
import { trainDigits } from '../testing/digits.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';
import type { FastFitArgs, FastModel } from './fast-model.js';

vi.setConfig({ testTimeout: 30_000 });

const COUNT = 75;
let pixels: Float32Array;
let labels: Uint8Array;

beforeAll(async () => {
  await readyWasm();
  const digits = await trainDigits(COUNT);
  pixels = Float32Array.from(digits.images, (pixel) => pixel / 255);
  labels = Uint8Array.from(digits.labels);
});

/**
 * A small convolutional network with the same weights in each call. With ReLU, the first steps would differ: rounding decides whether
 * the sum over a patch of zeros is positive.
 */
function convnet(optimizer: tf.Optimizer = tf.train.adam(), loss = 'categoricalCrossentropy'): Sequential {
  const kernelInitializer = initializers.glorotUniform({ seed: 3 });
  const model = sequential({
    layers: [
      layers.conv2d({
        ...{ inputShape: [28, 28, 1], filters: 4, kernelSize: 5, activation: 'tanh', kernelInitializer },
      }),
      layers.maxPooling2d({ poolSize: 4, strides: 4 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax', kernelInitializer }),
    ],
  });
  model.compile({ optimizer, loss, metrics: ['accuracy'] });
  return model;
}

const inputs = (from = 0, to = COUNT): tf.Tensor =>
  tf.tensor4d(pixels.slice(from * 784, to * 784), [to - from, 28, 28, 1]);
const oneHot = (from = 0, to = COUNT): tf.Tensor =>
  tf.cast(tf.oneHot(tf.tensor1d([...labels.slice(from, to)], 'int32'), 10), 'float32');

/** The values of all layers' weights. */
const weightsOf = (model: Sequential): number[] =>
  model.layers.flatMap((layer) => layer.getWeights()).flatMap((weight) => [...weight.dataSync()]);

function expectClose(found: readonly number[], expected: readonly number[], tolerance = 5e-5): void {
  expect(found.length).toBe(expected.length);
  const difference = Math.max(...found.map((value, at) => Math.abs(value - expected[at]!)));
  expect(difference).toBeLessThan(tolerance);
}

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
      const [stock, model] = [convnet(optimizer()), convnet(optimizer())];
      const [theirs, ours] = [recorder(), recorder()];
      const common: ModelFitArgs = { shuffle: false, verbose: 0, ...args() };
      const expected = await stock.fit(inputs(), oneHot(), { ...common, callbacks: theirs.callback });
      const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
      const found = await fast.fit(inputs(), oneHot(), {
        ...(common as FastFitArgs),
        callbacks: ours.callback,
      });
      expect(Object.keys(found.history)).toEqual(Object.keys(expected.history));
      expect(found.epoch).toEqual(expected.epoch);
      for (const [name, values] of Object.entries(expected.history))
        expectClose(found.history[name] as number[], values as number[]);
      expect(ours.calls.map(([name, index, keys]) => [name, index, keys])).toEqual(
        theirs.calls.map(([name, index, keys]) => [name, index, keys]),
      );
      expectClose(
        ours.calls.flatMap(([, , , values]) => values),
        theirs.calls.flatMap(([, , , values]) => values),
      );
      expectClose(weightsOf(model), weightsOf(stock));
    },
  );

  it('continues the state of the optimizer in a second call, also with larger batches', async () => {
    const [stock, model] = [convnet(), convnet()];
    const fast = await compileFit(model, { kernels: 'simd', maxBatchSize: 8 });
    for (const batchSize of [16, 25]) {
      const args = { batchSize, shuffle: false, verbose: 0 } as const;
      await stock.fit(inputs(), oneHot(), args);
      await fast.fit(inputs(), oneHot(), args);
    }
    expectClose(weightsOf(model), weightsOf(stock));
  });

  it('takes typed arrays, and class indices for a loss of one-hot rows', async () => {
    const args = { shuffle: false, verbose: 0 } as const;
    const [first, second, third] = [
      convnet(),
      convnet(),
      convnet(tf.train.adam(), 'sparseCategoricalCrossentropy'),
    ];
    await (await compileFit(first, { kernels: 'simd' })).fit(inputs(), oneHot(), args);
    await (await compileFit(second, { kernels: 'simd' })).fit(pixels, labels, args);
    await (await compileFit(third, { kernels: 'simd' })).fit(pixels, labels, args);
    expect(weightsOf(second)).toEqual(weightsOf(first));
    expect(weightsOf(third)).toEqual(weightsOf(first));
  });

  it('weighs samples as it weighs classes', async () => {
    const classWeight = { 0: 3, 1: 0, 2: 1, 3: 1, 4: 1, 5: 2, 6: 1, 7: 1, 8: 1, 9: 1 };
    const sampleWeight = Float32Array.from(labels, (label) => classWeight[label as keyof typeof classWeight]);
    const args = { shuffle: false, verbose: 0, validationSplit: 0.2 } as const;
    const [one, other] = [convnet(), convnet()];
    await (await compileFit(one, { kernels: 'simd' })).fit(pixels, labels, { ...args, classWeight });
    await (await compileFit(other, { kernels: 'simd' })).fit(pixels, labels, { ...args, sampleWeight });
    expect(weightsOf(other)).toEqual(weightsOf(one));
  });

  it('gives callbacks the weights of the epoch, and takes those, and the learning rate, that they set', async () => {
    const model = convnet();
    const fast = await compileFit(model, { kernels: 'simd' });
    const seen: number[][] = [];
    class Recorder extends Callback {
      override async onEpochEnd(): Promise<void> {
        seen.push(weightsOf(model));
      }
    }
    const zero = {
      onEpochEnd: async (epoch: number) => {
        if (epoch !== 0) return;
        model.setWeights(model.getWeights().map((weight) => tf.zerosLike(weight)));
        Object.assign(model.optimizer, { learningRate: 0 });
      },
    };
    const before = weightsOf(model);
    const callbacks = [new Recorder(), zero] as never;
    await fast.fit(pixels, labels, { epochs: 2, verbose: 0, callbacks });
    expect(seen[0]).not.toEqual(before);
    expect(seen[1]!.every((value) => value === 0)).toBe(true);
  });

  it('takes all samples as one batch if the size of a batch is larger', async () => {
    const [stock, model] = [convnet(), convnet()];
    const args = { shuffle: false, verbose: 0, batchSize: 1e6 } as const;
    await stock.fit(inputs(), oneHot(), args);
    const fast = await compileFit(model, { kernels: 'simd' });
    await fast.fit(inputs(), oneHot(), args);
    expect(fast.engine).toBe('compiled');
    expectClose(weightsOf(model), weightsOf(stock));
  });

  it('stops when a callback says so', async () => {
    const model = convnet();
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
    const [stock, model] = [convnet(), convnet()];
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
    expectClose(weightsOf(model), weightsOf(stock));
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
  expectClose(weightsOf(model), weightsOf(stock), 1e-3);
});

/** A data set like those of `@tensorflow/tfjs-data`: batches of 20, the last one smaller. */
const dataset = {
  size: 4,
  async iterator() {
    let from = 0;
    return {
      async next() {
        if (from >= COUNT) return { value: null, done: true };
        const to = Math.min(from + 20, COUNT);
        const value = { xs: inputs(from, to), ys: oneHot(from, to) };
        from = to;
        return { value, done: false };
      },
    };
  },
} as never;

it('fitDataset(dataset, args) has the history and the weights of tfjs', async () => {
  const [stock, model] = [convnet(), convnet()];
  const args = { epochs: 2, verbose: 0, validationData: [inputs(0, 30), oneHot(0, 30)] } as never;
  const expected = await stock.fitDataset(dataset, args);
  const fast = await compileFit(model, { kernels: 'simd' });
  const found = await fast.fitDataset(dataset, args);
  expect(Object.keys(found.history)).toEqual(Object.keys(expected.history));
  for (const [name, values] of Object.entries(expected.history))
    expectClose(found.history[name] as number[], values as number[]);
  expectClose(weightsOf(model), weightsOf(stock));
});

it('fitDataset(dataset, args) refuses a batch that is larger than maxBatchSize, and says which size is enough', async () => {
  const fast = await compileFit(convnet(), { kernels: 'simd', maxBatchSize: 8 });
  await expect(fast.fitDataset(dataset, { epochs: 1, verbose: 0 })).rejects.toThrow(
    'a batch has more samples than maxBatchSize (8) — use at least 20',
  );
});

it('evaluate(x, y) and predict(x) equal those of tfjs', async () => {
  const model = convnet();
  const fast = await compileFit(model, { kernels: 'simd' });
  const scores = (found: tf.Scalar | tf.Scalar[]): number[] =>
    [found].flat().map((one) => one.dataSync()[0]!);
  expectClose(scores(fast.evaluate(pixels, labels)), scores(model.evaluate(inputs(), oneHot())), 1e-5);
  const [ours, theirs] = [fast.predict(pixels), model.predict(inputs())] as [tf.Tensor, tf.Tensor];
  expect(ours.shape).toEqual(theirs.shape);
  expectClose([...ours.dataSync()], [...theirs.dataSync()], 1e-6);
});

describe('compileFit(model, options)', () => {
  it('leaves a model that the compiled engine does not support to tfjs, and says why', async () => {
    const model = convnet();
    model.compile({ optimizer: 'adam', loss: 'hinge', metrics: ['accuracy'] });
    const lines: string[] = [];
    const fast = await compileFit(model, { log: (line) => lines.push(line) });
    expect([fast.engine, fast.reason]).toEqual(['tfjs', 'the loss is hinge']);
    expect(lines).toEqual(['fit runs on tfjs: the loss is hinge']);
    const { history } = await fast.fit(inputs(), oneHot(), { verbose: 0 });
    expect(history.loss).toHaveLength(1);
    model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    await fast.fit(pixels, labels, { verbose: 0 });
    expect([fast.engine, fast.reason]).toEqual(['compiled', undefined]);
    expect(lines.at(-1)).toMatch(/^fit runs on the compiled engine \(/);
  });

  it.each<[string, (model: Sequential) => void, string]>([
    [
      'a metric',
      (model) => model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['mse'] }),
      'the metric mse',
    ],
    [
      'an optimizer',
      (model) => model.compile({ optimizer: 'adagrad', loss: 'categoricalCrossentropy' }),
      'the optimizer is Adagrad',
    ],
    [
      'a loss that does not fit the outputs',
      (model) => model.compile({ optimizer: 'adam', loss: 'meanSquaredError' }),
      'the loss meanSquaredError of a softmax',
    ],
    [
      'a loss function',
      (model) => model.compile({ optimizer: 'adam', loss: tf.losses.softmaxCrossEntropy }),
      'the loss is a function',
    ],
  ])('gives %s as the reason', async (_, compile, reason) => {
    const model = convnet();
    compile(model);
    expect(await compileFit(model)).toMatchObject({
      engine: 'tfjs',
      reason: expect.stringContaining(reason),
    });
    await expect(compileFit(model, { engine: 'compiled' })).rejects.toThrow(reason);
  });

  it('leaves soft targets to tfjs', async () => {
    const [stock, model] = [convnet(), convnet()];
    const soft = tf.fill([COUNT, 10], 0.1);
    const lines: string[] = [];
    const fast = await compileFit(model, { log: (line) => lines.push(line) });
    await fast.fit(inputs(), soft, { shuffle: false, verbose: 0 });
    await stock.fit(inputs(), soft, { shuffle: false, verbose: 0 });
    expectClose(weightsOf(model), weightsOf(stock), 1e-6);
    expect(lines.at(-1)).toContain('this call runs on tfjs: the targets of a batch do not name one class');
  });

  it.each<[string, (fast: FastModel) => unknown, string]>([
    [
      'a class index that is not a class',
      (fast) => fast.fit(pixels, labels.with(3, 12)),
      'the target of sample 3 is not one of the 10 classes of the model (12) — use integers from 0 to 9',
    ],
    [
      'inputs that are not whole samples',
      (fast) => fast.fit(pixels.subarray(1), labels),
      'x.length is invalid (58799) — use a multiple of 784, the values of a sample',
    ],
    [
      'too few targets',
      (fast) => fast.fit(pixels, labels.subarray(1)),
      'y.length is invalid (74) — use 75 class indices, one per sample, or 750 values, 10 per sample',
    ],
    [
      'too few targets for validation',
      (fast) => fast.fit(pixels, labels, { validationData: [pixels, labels.subarray(1)] }),
      'validationData[1].length is invalid (74)',
    ],
    [
      'too few weights of samples',
      (fast) => fast.fit(pixels, labels, { sampleWeight: [1, 2] }),
      'sampleWeight.length is invalid (2) — use 75 numbers, one per sample',
    ],
  ])('fit() refuses %s, for each loss of class indices', async (_, call, message) => {
    for (const loss of ['categoricalCrossentropy', 'sparseCategoricalCrossentropy']) {
      const fast = await compileFit(convnet(tf.train.adam(), loss), { kernels: 'simd' });
      await expect(call(fast)).rejects.toThrow(message);
    }
  });

  it('refuses a model without an optimizer, an unknown option and an invalid one', async () => {
    const bare = sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
    await expect(compileFit(bare)).rejects.toThrow('a tf.Sequential after model.compile()');
    await expect(compileFit(convnet(), { engin: 'tfjs' } as never)).rejects.toThrow('did you mean engine?');
    await expect(compileFit(convnet(), { maxBatchSize: 0.5 })).rejects.toThrow(
      'maxBatchSize is invalid (0.5)',
    );
  });
});
