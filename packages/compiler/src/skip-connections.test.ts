import '@tensorflow/tfjs-backend-cpu';
import { type LayerConfig, type PlainModel, resolveOptimizer } from '@lenet5/core';
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
import {
  add,
  conv,
  head,
  network,
  randomBatch,
  randomModel,
  SKIP_NETWORKS,
} from './testing/skip-networks.js';
import { constantRate } from './testing/small-model.js';
import { testedBuilds } from './testing/tested-builds.js';

beforeAll(() => ready());

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

/** Expects each gradient to differ from that of the reference by less than 1e-5 of its norm, with every build. */
async function expectGradients(model: PlainModel, count: number, random: Random): Promise<void> {
  const batch = randomBatch(model, random, count);
  const seed = 77;
  const right = referenceGradients(model, batch, 0, { seed, step: 0 });
  const largest = Math.max(...right.gradients.map((gradient) => Math.hypot(...Array.from(gradient))));
  // Before a batch normalization, the gradients of the samples nearly cancel each other.
  const isNormalized = model.config.layers.some(({ type }) => type === 'BatchNormalization');
  const shape = model.config.layers.map(({ type, name, from }) => `${name}: ${type} of ${from}`).join('; ');
  for (const kernels of testedBuilds) {
    const found = await programGradients(model, batch, { kernels, seed });
    expect(found.lossSum / right.lossSum, shape).toBeCloseTo(1, 5);
    expect(found.correct).toBe(right.correct);
    for (const [index, gradient] of found.gradients.entries()) {
      const error = relativeError(gradient, right.gradients[index]!, isNormalized ? largest : 1e-2);
      const { originalName } = model.trainableWeights[index]!;
      expect(error, `${kernels}, ${originalName}, ${count} × ${shape}`).toBeLessThan(1e-5);
    }
  }
}

describe('one training step with skip connections', () => {
  it.each(SKIP_NETWORKS)('of %s has the gradients of the reference', async (_, config) => {
    await expectGradients(randomModel(config, 5), 13, new Random(2));
  });

  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  it.each(seeds)('has the gradients of the reference for random network %i', async (seed) => {
    const random = new Random(seed + 40);
    const config = randomGraph(random);
    await expectGradients(randomModel(config, seed), random.between(8, 45), random);
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
    const { programs } = planOf(randomModel(config, 5));
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
    const [, config] = SKIP_NETWORKS[0]!;
    const model = randomModel(config, 5);
    const random = new Random(3);
    const batch = randomBatch(model, random, 9);
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
    ...SKIP_NETWORKS.map(([, config]) => config),
    ...[3, 9, 14].map((seed) => randomGraph(new Random(seed + 40))),
  ])('computes the same bits with any number of threads: %#', async (config) => {
    const states = [];
    for (const threads of [1, 2, 3]) {
      const model = randomModel(config, 4);
      const train = randomBatch(model, new Random(6), 70);
      const program = await compile(model, { train, threads, batchSize: 35, kernels: 'simd' });
      const order = Uint32Array.from(train.labels.keys());
      await program.train({ order, learningRates: constantRate(2) });
      states.push(await program.state());
      await program.dispose();
    }
    for (const state of states) expect(state).toEqual(states[0]);
  });

  it.each(SKIP_NETWORKS)('of %s predicts one image and many as the reference does', async (_, config) => {
    const model = randomModel(config, 5);
    const { images } = randomBatch(model, new Random(7), 6);
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
    const model = randomModel(SKIP_NETWORKS.at(-1)![1], 5);
    const functional = modelFromPlain(model);
    const { images } = randomBatch(model, new Random(7), 6);
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
