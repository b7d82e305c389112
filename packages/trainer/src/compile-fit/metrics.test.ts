import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { expectSameHistory, type FitSamples, fitConvnet, fitSamples } from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';

vi.setConfig({ testTimeout: 30_000 });

let samples: FitSamples;

beforeAll(async () => {
  await readyWasm();
  samples = await fitSamples(75);
});

/** The probability of the class of each sample. */
const trueProbability = (targets: tf.Tensor, outputs: tf.Tensor): tf.Tensor =>
  tf.sum(tf.mul(targets, outputs), -1);

it('fit(x, y) has the metrics of tfjs, also those that the program does not count, and those of validation', async () => {
  const { inputs, oneHot } = samples;
  const [stock, model] = [fitConvnet(), fitConvnet()];
  for (const one of [stock, model])
    one.compile({
      optimizer: 'adam',
      loss: 'categoricalCrossentropy',
      metrics: ['mse', 'accuracy', trueProbability],
    });
  const args = { shuffle: false, verbose: 0, epochs: 2, batchSize: 20, validationSplit: 0.2 } as const;
  const expected = await stock.fit(inputs(), oneHot(), args);
  const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
  const found = await fast.fit(inputs(), oneHot(), args);
  expect(Object.keys(found.history)).toEqual([
    ...['val_loss', 'val_mse', 'val_acc', 'val_trueProbability'],
    ...['loss', 'mse', 'acc', 'trueProbability'],
  ]);
  expectSameHistory(found.history, expected.history, 1e-4);
});

it('fit(x, y) leaves no tensor behind', async () => {
  const { pixels, labels } = samples;
  const model = fitConvnet();
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['mse'] });
  const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
  const args = { verbose: 0, epochs: 1 } as const;
  await fast.fit(pixels, labels, args);
  const before = tf.memory().numTensors;
  await fast.fit(pixels, labels, args);
  expect(tf.memory().numTensors).toBe(before);
});
