import {
  connectLayers,
  foldNormalizations,
  initialWeights,
  type LayerConfig,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import {
  channelStatistics,
  conv2d,
  moveAverage,
  type Tensor1,
  type Tensor4,
  tensor,
} from '@lenet5/reference';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { programGradients, referenceGradients, relativeError } from './testing/gradients.js';
import { Random } from './testing/random.js';
import { constantRate } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

/** A convolution and a dense layer, each before a batch normalization and a ReLU. */
function model(settings: { scale?: boolean; center?: boolean } = {}, seed = 3): PlainModel {
  const normalization = (name: string): LayerConfig => ({
    type: 'BatchNormalization',
    name,
    momentum: 0.9,
    epsilon: 1e-3,
    center: settings.center ?? true,
    scale: settings.scale ?? true,
  });
  const relu = (name: string): LayerConfig => ({ type: 'Activation', name, activation: 'relu' });
  const config: StackConfig = {
    name: 'normalized',
    inputShape: [7, 9, 2],
    layers: [
      { ...conv, name: 'conv1', filters: 5, padding: 'same' },
      normalization('norm1'),
      relu('relu1'),
      { type: 'MaxPooling2D', name: 'pool1', poolSize: [1, 3], strides: [1, 3], padding: 'valid' },
      { ...conv, name: 'conv2', filters: 6, padding: 'valid' },
      normalization('norm2'),
      relu('relu2'),
      { type: 'Flatten', name: 'flatten' },
      { type: 'Dense', name: 'hidden', units: 11, activation: 'linear', useBias: false },
      normalization('norm3'),
      relu('relu3'),
      { type: 'Dense', name: 'classes', units: 4, activation: 'softmax', useBias: true },
    ],
  };
  const random = new Random(seed);
  const weights = initialWeights(connectLayers(config), seed).map((tensor) => {
    const { values } = tensor;
    return { ...tensor, values: values.map((value) => value + 0.2 * (random.next() - 0.5)) };
  });
  return plainModel(config, weights);
}

const conv = {
  type: 'Conv2D',
  kernelSize: [3, 3],
  strides: [1, 1],
  dilationRate: [1, 1],
  activation: 'linear',
  useBias: false,
} as const;

const random = new Random(1);
const count = 83;
const train = { images: random.bytes(count * 126), labels: random.bytes(count, 3) };
const order = Uint32Array.from(train.labels.keys());

describe.each(testedBuilds)('one training step with batch normalizations (%s)', (kernels) => {
  it.each([{}, { scale: false }, { center: false }, { scale: false, center: false }])(
    'has the gradients of the reference, with %o',
    async (settings) => {
      const normalized = model(settings);
      // The last of several blocks of lane groups is not full.
      const right = referenceGradients(normalized, train);
      const found = await programGradients(normalized, train, { kernels });
      expect(found.lossSum / right.lossSum).toBeCloseTo(1, 5);
      expect(found.correct).toBe(right.correct);
      expect(found.gradients).toHaveLength(right.gradients.length);
      for (const [index, gradient] of found.gradients.entries())
        expect(relativeError(gradient, right.gradients[index]!), `weight ${index}`).toBeLessThan(1e-5);
    },
  );

  it('uses the moving averages of frozen layers, and does not move them', async () => {
    const normalized = model();
    const freeze = ['norm1', 'norm3'];
    const right = referenceGradients(normalized, train, 0, undefined, undefined, freeze);
    const found = await programGradients(normalized, train, { kernels, freeze });
    const names = normalized.trainableWeights.map(({ originalName }) => originalName);
    const gradients = found.gradients.filter((_, at) => !freeze.includes(names[at]!.split('/')[0]!));
    expect(gradients).toHaveLength(right.gradients.length);
    for (const [index, gradient] of gradients.entries())
      expect(relativeError(gradient, right.gradients[index]!), `weight ${index}`).toBeLessThan(1e-5);
    const program = await compile(normalized, { kernels, freeze, train });
    await program.train({ order, learningRates: constantRate(3) });
    const { weights } = await program.state();
    const changed = weights.filter(
      ({ values }, at) => String(values) !== String(normalized.readValues()[at]!.values),
    );
    expect(changed.map(({ name }) => name).filter((name) => name.startsWith('norm'))).toEqual([
      'norm2/gamma',
      'norm2/beta',
      'norm2/moving_mean',
      'norm2/moving_variance',
    ]);
    await program.dispose();
  });
});

describe('training with batch normalizations', () => {
  it('moves the averages towards mean and variance of each batch', async () => {
    const normalized = model();
    const [kernel] = normalized.readValues();
    const average = (name: string): Tensor1 => {
      const { values } = normalized.readValues().find((weight) => weight.name === name)!;
      return tensor([5], values);
    };
    const [mean, variance] = [average('norm1/moving_mean'), average('norm1/moving_variance')];
    const window = { padding: { top: 1, left: 1, bottom: 1, right: 1 } };
    for (const [from, end] of [
      [0, 32],
      [32, 64],
      [64, 83],
    ] as const) {
      const pixels = Array.from(train.images.subarray(from * 126, end * 126), (pixel) => pixel / 255);
      const x = tensor([end - from, 7, 9, 2], pixels);
      const batch = channelStatistics(
        conv2d(x, tensor([3, 3, 2, 5], kernel!.values) as Tensor4, undefined, window),
      );
      moveAverage(mean, batch.mean, 0.9);
      moveAverage(variance, batch.variance, 0.9);
    }
    const program = await compile(normalized, { train, kernels: 'simd' });
    await program.train({ order, learningRates: constantRate(3, 0) });
    const { weights } = await program.state();
    const found = (name: string) => weights.find((weight) => weight.name === name)!.values;
    expect(relativeError(found('norm1/moving_mean'), mean.values)).toBeLessThan(1e-6);
    expect(relativeError(found('norm1/moving_variance'), variance.values)).toBeLessThan(1e-6);
    await program.dispose();
  });

  it('computes the same bits with any number of threads, and after a resume', async () => {
    const options = { batchSize: 50, train, kernels: 'simd' } as const;
    const states = [];
    for (const threads of [1, 2, 5]) {
      const program = await compile(model(), { ...options, threads });
      await program.train({ order, learningRates: constantRate(2) });
      await program.train({ order, learningRates: constantRate(2) });
      states.push(await program.state());
      await program.dispose();
    }
    const first = await compile(model(), options);
    await first.train({ order, learningRates: constantRate(2) });
    const resumed = await compile(model({}, 8), { ...options, threads: 2 });
    await resumed.restore(await first.state());
    await resumed.train({ order, learningRates: constantRate(2) });
    states.push(await resumed.state());
    await Promise.all([first.dispose(), resumed.dispose()]);
    for (const state of states) expect(state).toEqual(states[0]);
  });

  it('counts γ and β as parameters, but not the moving averages', async () => {
    const program = await compile(model());
    // Kernels 3·3·2·5, 3·3·5·6, 30·11 and 11·4; γ and β of 5, 6 and 11 channels; a bias of 4.
    expect(program.parameters).toBe(90 + 270 + 330 + 44 + 2 * (5 + 6 + 11) + 4);
    await program.dispose();
  });

  it('describes where the threads wait for the statistics of the batch', async () => {
    const program = await compile(model());
    const [, text = ''] = program.describe().split('\ntrain:\n');
    const [training = ''] = text.split('\n\n');
    const waits = training.split('\n').filter((line) => line.includes('wait for the other threads'));
    // One per normalization forward and backward, and two for the weights.
    expect(waits).toHaveLength(8);
    await program.dispose();
  });

  it('profiles as it trains', async () => {
    const [trained, profiled] = await Promise.all([compile(model(), { train }), compile(model(), { train })]);
    const span = { order, learningRates: constantRate(3) };
    await trained.train(span);
    await profiled.profile(span);
    expect(await profiled.state()).toEqual(await trained.state());
    await Promise.all([trained.dispose(), profiled.dispose()]);
  });

  it.each([{}, { scale: false }, { center: false }, { scale: false, center: false }])(
    'predicts the same after foldNormalizations(), with %o',
    async (settings) => {
      const normalized = model(settings);
      const folded = foldNormalizations(normalized);
      expect(folded.layers).toHaveLength(normalized.layers.length - 3);
      const programs = await Promise.all([compile(normalized), compile(folded)]);
      const [right, found] = await Promise.all(programs.map((program) => program.predict(train.images)));
      expect(relativeError(found!, right!)).toBeLessThan(1e-6);
      await Promise.all(programs.map((program) => program.dispose()));
    },
  );

  it('rejects the optimizer sdlm', async () => {
    await expect(compile(model(), { batchSize: 1, optimizer: { name: 'sdlm' } })).rejects.toThrow('sdlm');
  });
});
