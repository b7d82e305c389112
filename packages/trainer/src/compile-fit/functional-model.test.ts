import * as tf from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  type LayersModel,
  layers,
  model as modelOf,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it, vi } from 'vitest';
import {
  expectClose,
  expectSameHistory,
  type FitSamples,
  fitSamples,
  weightValues,
} from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';

vi.setConfig({ testTimeout: 30_000 });

let samples: FitSamples;

beforeAll(async () => {
  await readyWasm();
  samples = await fitSamples(75);
});

/** A small residual network. */
function residualNetwork(): LayersModel {
  const kernelInitializer = initializers.glorotUniform({ seed: 3 });
  const common = { activation: 'tanh', padding: 'same', kernelInitializer } as const;
  const image = input({ shape: [28, 28, 1] });
  const first = layers
    .conv2d({ filters: 4, kernelSize: 5, strides: 4, ...common })
    .apply(image) as SymbolicTensor;
  const second = layers.conv2d({ filters: 4, kernelSize: 3, ...common }).apply(first) as SymbolicTensor;
  const sum = layers.add().apply([first, second]);
  const flat = layers.flatten().apply(sum);
  const classes = layers.dense({ units: 10, activation: 'softmax', kernelInitializer }).apply(flat);
  const model = modelOf({ inputs: image, outputs: classes as SymbolicTensor });
  model.compile({ optimizer: tf.train.adam(), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

it('compileFit(model) trains, scores and predicts a functional model with a skip connection as tfjs does', async () => {
  const { inputs, oneHot, pixels, labels } = samples;
  const [stock, model] = [residualNetwork(), residualNetwork()];
  const args = { shuffle: false, verbose: 0, epochs: 3, batchSize: 20, validationSplit: 0.2 } as const;
  const expected = await stock.fit(inputs(), oneHot(), args);
  const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
  const found = await fast.fit(pixels, labels, args);
  expectSameHistory(found.history, expected.history, 1e-4);
  expectClose(weightValues(model), weightValues(stock), 1e-4);
  const [ours, theirs] = [fast.predict(pixels), stock.predict(inputs())] as [tf.Tensor, tf.Tensor];
  expectClose([...ours.dataSync()], [...theirs.dataSync()], 1e-4);
  // The functions of tfjs are back.
  expect(Object.hasOwn(model, 'makeTrainFunction')).toBe(false);
});

it('compileFit(model) leaves a model with two inputs to tfjs', async () => {
  const [one, other] = [input({ shape: [3] }), input({ shape: [3] })];
  const sum = layers.add().apply([one, other]);
  const outputs = layers.dense({ units: 2, activation: 'softmax' }).apply(sum) as SymbolicTensor;
  const model = modelOf({ inputs: [one, other], outputs });
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  const fast = await compileFit(model);
  expect(fast.engine).toBe('tfjs');
  expect(fast.reason).toContain('input');
  const x = [tf.ones([4, 3]), tf.ones([4, 3])];
  const { history } = await fast.fit(x, tf.oneHot([0, 1, 0, 1], 2), { verbose: 0 });
  expect(history.loss).toHaveLength(1);
});
