import '@tensorflow/tfjs-backend-cpu';
import {
  connectLayers,
  foldNormalizations,
  initialWeights,
  type LayerConfig,
  type Pair,
  type PlainModel,
  plainModel,
  resolveOptimizer,
  type StackConfig,
} from '@lenet5/core';
import { modelFromPlain } from '@lenet5/model';
import { networkForward, softmax, type Tensor2 } from '@lenet5/reference';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import type { KernelOperands } from './contract.generated.js';
import { lowerModel } from './lower/lower-model.js';
import { makePlan, type Plan } from './plan/plan.js';
import { programGradients, referenceGradients, relativeError } from './testing/gradients.js';
import { Random } from './testing/random.js';
import { randomGraph } from './testing/random-graph.js';
import { referenceInput, referenceLayers, referenceWeights } from './testing/reference-layers.js';
import { constantRate } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

beforeAll(() => ready());

/** Random weights; factors of a batch normalization are around 1. */
function modelOf(config: StackConfig, seed: number): PlainModel {
  const random = new Random(seed);
  const weights = initialWeights(connectLayers(config), seed).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + 0.2 * (random.next() - 0.5)),
  }));
  return plainModel(config, weights);
}

function planOf(model: PlainModel): Plan {
  return makePlan(lowerModel(model), {
    optimizer: resolveOptimizer(),
    batchSize: 32,
    threads: 1,
    labelSmoothing: 0,
    loss: 'cross-entropy',
    scale: 1 / 255,
    shift: 0,
    seed: 0,
    augmentation: undefined,
    trainCount: 0,
  });
}

function batchOf(model: PlainModel, random: Random, count: number) {
  const size = model.config.inputShape.reduce((product, each) => product * each, 1);
  const classes = Number(model.outputs[0]?.shape[1]);
  return { images: random.bytes(count * size), labels: random.bytes(count, classes - 1) };
}

/** Expects each gradient to differ from that of the reference by less than 1e-5 of its norm, with every build. */
async function expectGradients(model: PlainModel, count: number, random: Random): Promise<void> {
  const batch = batchOf(model, random, count);
  const right = referenceGradients(model, batch);
  const largest = Math.max(...right.gradients.map((gradient) => Math.hypot(...Array.from(gradient))));
  // Before a batch normalization, the gradients of the samples nearly cancel each other.
  const isNormalized = model.config.layers.some(({ type }) => type === 'BatchNormalization');
  const shape = model.config.layers.map(({ type, name, from }) => `${name}: ${type} of ${from}`).join('; ');
  for (const kernels of testedBuilds) {
    const found = await programGradients(model, batch, { kernels });
    expect(found.lossSum / right.lossSum, shape).toBeCloseTo(1, 5);
    expect(found.correct).toBe(right.correct);
    for (const [index, gradient] of found.gradients.entries()) {
      const error = relativeError(gradient, right.gradients[index]!, isNormalized ? largest : 1e-2);
      const { originalName } = model.trainableWeights[index]!;
      expect(error, `${kernels}, ${originalName}, ${count} × ${shape}`).toBeLessThan(1e-5);
    }
  }
}

const window = { strides: [1, 1], dilationRate: [1, 1], padding: 'same' } as const;
const conv = (
  name: string,
  size: number,
  from?: string,
  activation: 'linear' | 'tanh' | 'relu' = 'linear',
  shape: { filters?: number; kernelSize?: Pair } = {},
): LayerConfig => ({
  type: 'Conv2D',
  name,
  filters: shape.filters ?? 4,
  kernelSize: shape.kernelSize ?? [size, size],
  ...window,
  activation,
  useBias: true,
  ...(from && { from: [from] }),
});
const add = (name: string, ...from: string[]): LayerConfig => ({ type: 'Add', name, from });
const relu = (name: string): LayerConfig => ({ type: 'Activation', name, activation: 'relu' });
const norm = (name: string): LayerConfig => ({
  type: 'BatchNormalization',
  name,
  momentum: 0.9,
  epsilon: 1e-3,
  center: true,
  scale: true,
});
const pool = (name: string, from?: string): LayerConfig => ({
  type: 'AveragePooling2D',
  name,
  poolSize: [2, 2],
  strides: [2, 2],
  padding: 'valid',
  ...(from && { from: [from] }),
});
const head: readonly LayerConfig[] = [
  { type: 'Flatten', name: 'flatten' },
  { type: 'Dense', name: 'classes', units: 3, activation: 'softmax', useBias: true },
];
const network = (...layers: LayerConfig[]): StackConfig => ({
  name: 'skip',
  inputShape: [8, 12, 4],
  layers: [...layers, ...head],
});

const CASES: readonly (readonly [string, StackConfig])[] = [
  [
    'a block of two convolutions',
    network(conv('a', 3), relu('r'), conv('b', 3), add('s', 'b', 'a'), relu('t'), pool('p')),
  ],
  ['an addition right after the input', network(conv('a', 3), add('s', 'a', 'input'), conv('b', 3))],
  ['an addition to itself', network(conv('a', 3), add('s', 'a', 'a', 'input'), relu('t'))],
  [
    'a pooled tanh that another layer takes',
    network(conv('a', 5, undefined, 'tanh', { filters: 1 }), pool('p'), pool('q', 'a'), add('s', 'p', 'q')),
  ],
  ['a ReLU in place beside a skip', network(conv('a', 3), relu('r'), add('s', 'r', 'a'), conv('b', 3))],
  [
    'convolutions of other borders that take one value',
    network(
      conv('a', 3),
      conv('b', 1, 'a'),
      conv('c', 5, 'a'),
      conv('d', 3, 'a'),
      add('s', 'b', 'c', 'd', 'a'),
    ),
  ],
  [
    'a pooling that leaves out a row, after a ReLU of the same value',
    network(
      conv('a', 3),
      relu('r'),
      conv('b', 3),
      { ...pool('p', 'a'), poolSize: [3, 2], strides: [3, 2] } as LayerConfig,
      { ...pool('q', 'b'), poolSize: [3, 2], strides: [3, 2] } as LayerConfig,
      add('s', 'p', 'q'),
    ),
  ],
  [
    'a skip over batch normalizations',
    network(
      conv('a', 3),
      norm('n'),
      relu('r'),
      conv('b', 3),
      norm('m'),
      relu('t'),
      conv('c', 3),
      norm('o'),
      add('s', 'o', 'r'),
      relu('u'),
    ),
  ],
];

describe('one training step with skip connections', () => {
  it.each(CASES)('of %s has the gradients of the reference', async (_, config) => {
    await expectGradients(modelOf(config, 5), 13, new Random(2));
  });

  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  it.each(seeds)('has the gradients of the reference for random network %i', async (seed) => {
    const random = new Random(seed + 40);
    const config = randomGraph(random);
    await expectGradients(modelOf(config, seed), random.between(8, 45), random);
  });

  it('clears nothing outside the gradients where convolutions of other borders take one value', () => {
    const mean = (name: string): LayerConfig => ({ type: 'GlobalAveragePooling2D', name });
    const layers = [
      conv('a', 3),
      { ...conv('b', 3, 'a', 'linear', { filters: 1, kernelSize: [3, 1] }), padding: 'valid' } as LayerConfig,
      mean('p'),
      conv('c', 0, 'a', 'linear', { filters: 1, kernelSize: [1, 5] }),
      mean('q'),
      add('s', 'p', 'q'),
      ...head.slice(1),
    ];
    const config = { ...network(), layers };
    const { programs } = planOf(modelOf(config, 5));
    const ops = programs.train.flatMap((section) => section.ops);
    const cleared = ops.flatMap(({ kernel, operands }) => {
      if (kernel !== 'transformInputGradient') return [];
      const { dx, channels, bytes } = operands as KernelOperands['transformInputGradient'];
      return [dx.address.buffer.bytes - dx.address.offset - (channels - 1) * dx.channel - bytes];
    });
    expect(cleared).toHaveLength(2);
    expect(Math.min(...cleared)).toBeGreaterThanOrEqual(0);
  });

  it('leaves out frozen layers', async () => {
    const [, config] = CASES[0]!;
    const model = modelOf(config, 5);
    const random = new Random(3);
    const batch = batchOf(model, random, 9);
    const right = referenceGradients(model, batch, 0, undefined, undefined, ['a']);
    const found = await programGradients(model, batch, { kernels: 'simd', freeze: ['a'] });
    const gradients = found.gradients.slice(2);
    expect(gradients).toHaveLength(4);
    for (const [index, gradient] of gradients.entries())
      expect(relativeError(gradient, right.gradients[index + 2]!), `weight ${index}`).toBeLessThan(1e-5);
  });
});

describe('a program with skip connections', () => {
  it.each([
    ...CASES.map(([, config]) => config),
    ...[3, 9, 14].map((seed) => randomGraph(new Random(seed + 40))),
  ])('computes the same bits with any number of threads: %#', async (config) => {
    const states = [];
    for (const threads of [1, 2, 3]) {
      const model = modelOf(config, 4);
      const train = batchOf(model, new Random(6), 70);
      const program = await compile(model, { train, threads, batchSize: 35, kernels: 'simd' });
      const order = Uint32Array.from(train.labels.keys());
      await program.train({ order, learningRates: constantRate(2) });
      states.push(await program.state());
      await program.dispose();
    }
    for (const state of states) expect(state).toEqual(states[0]);
  });

  it.each(CASES)('of %s predicts one image and many as the reference does', async (_, config) => {
    const model = modelOf(config, 5);
    const { images } = batchOf(model, new Random(7), 6);
    const lowered = lowerModel(model);
    const layers = referenceLayers(lowered, referenceWeights(lowered, model), { batch: 6, training: false });
    const values = networkForward(layers, referenceInput(lowered, images, 6));
    const right = softmax(values.at(-1) as Tensor2).values;
    const program = await compile(model, { kernels: 'simd' });
    const size = images.length / 6;
    const found = [await program.predict(images), await program.predict(images.subarray(0, size))];
    await program.dispose();
    for (const probabilities of found)
      expect(relativeError(probabilities, right.subarray(0, probabilities.length))).toBeLessThan(1e-5);
  });

  it('of a functional model of tfjs predicts as that of the plain model', async () => {
    const model = modelOf(CASES.at(-1)![1], 5);
    const functional = modelFromPlain(model);
    const { images } = batchOf(model, new Random(7), 6);
    const predictions = [];
    for (const each of [model, functional]) {
      const program = await compile(each, { kernels: 'simd' });
      predictions.push(await program.predict(images));
      await program.dispose();
    }
    functional.dispose();
    expect(predictions[1]).toEqual(predictions[0]);
  });
});

describe('foldNormalizations()', () => {
  const folded = (...layers: LayerConfig[]) =>
    foldNormalizations(modelOf(network(...layers), 5)).config.layers;

  it('leaves the layers after a normalization their inputs', () => {
    const layers = folded(conv('a', 3), norm('n'), relu('r'), conv('b', 3, 'n'), add('s', 'b', 'r'));
    expect(layers.slice(0, 4)).toEqual([conv('a', 3), relu('r'), conv('b', 3, 'a'), add('s', 'b', 'r')]);
  });

  it.each([
    ['that follows an activation', [conv('a', 3, undefined, 'relu'), norm('n')]],
    ['whose input another layer takes', [conv('a', 3), norm('n'), add('s', 'n', 'a')]],
    ['of the input', [norm('n')]],
  ] as const)('keeps a normalization %s', (_, layers) => {
    expect(folded(...layers).some(({ type }) => type === 'BatchNormalization')).toBe(true);
  });

  it('has the predictions of the model, for random graphs', async () => {
    const random = new Random(11);
    let count = 0;
    for (let seed = 0; count < 10; seed++) {
      const model = modelOf(randomGraph(random), seed);
      const withoutNormalizations = foldNormalizations(model);
      if (withoutNormalizations === model) continue;
      count += 1;
      const { images } = batchOf(model, random, 9);
      const [one, other] = await Promise.all([compile(model), compile(withoutNormalizations)]);
      const [right, found] = [await one.predict(images), await other.predict(images)];
      found.forEach((value, index) => {
        expect(Math.abs(value - (right[index] ?? Number.NaN))).toBeLessThan(1e-5);
      });
      await Promise.all([one.dispose(), other.dispose()]);
    }
  });
});
