import '@tensorflow/tfjs-backend-cpu';
import type { GradientConfig } from '@lenet5/core';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import type { CompileOptions } from './compile-options.js';
import { relativeError } from './testing/gradients.js';
import { cornerImages, smallModel } from './testing/small-model.js';
import { trainReference } from './testing/train-reference.js';

const BATCH = 8;
const STEPS = 6;
const data = cornerImages(BATCH * STEPS - 3, 10, 4);
const order = Uint32Array.from(data.labels.keys());
const learningRates = new Float32Array(STEPS).fill(0.05);
const optimizer = { name: 'sgd', momentum: 0.9 } as const;
/** From 0.25 to 2.25. */
const sampleWeights = Float32Array.from(data.labels, (label, index) => 0.25 + ((label + index) % 5) / 2);

beforeAll(() => ready());

async function train(options: CompileOptions, model = smallModel()) {
  const program = await compile(model, {
    batchSize: BATCH,
    optimizer,
    train: data,
    kernels: 'simd',
    ...options,
  });
  const score = await program.train({ order, learningRates });
  const { weights } = await program.state();
  const evaluated = await program.evaluate(data);
  const plan = program.describe();
  await program.dispose();
  return { weights, score, evaluated, plan };
}

describe('compile(model, options)', () => {
  it.each<GradientConfig & { readonly sampleWeights?: Float32Array }>([
    { l2: 0.02 },
    { l1: 0.003 },
    { l1: 0.001, l2: 0.01, clipNorm: 0.5 },
    { clipNorm: 0.2 },
    { clipNorm: 1e6 },
    { clipValue: 0.01 },
    { clipValue: 0.01, l2: 0.02 },
    { sampleWeights },
    { sampleWeights, clipNorm: 0.2, l2: 0.01 },
  ])('trains as the reference does with %o', async ({ sampleWeights: weights, ...gradient }) => {
    const model = smallModel();
    const run = { data, batchSize: BATCH, learningRates, optimizer, gradient };
    const right = trainReference(model, { ...run, ...(weights && { sampleWeights: weights }) });
    const before = new Map(
      model.weights.map(({ originalName }, at) => [originalName, model.getWeights()[at]!]),
    );
    const { weights: found, score } = await train(
      { ...gradient, ...(weights && { sampleWeights: weights }) },
      model,
    );
    expect(relativeError(score.stepLosses, right.losses)).toBeLessThan(1e-5);
    for (const { name, values } of found) {
      const start = before.get(name)!.dataSync();
      const moved = values.map((value, at) => value - start[at]!);
      const rightly = right.weights.get(name)!.map((value, at) => value - start[at]!);
      expect(relativeError(moved, rightly), name).toBeLessThan(2e-4);
    }
  });

  it('gives the same bits for any number of threads', async () => {
    const options = { l1: 0.001, l2: 0.01, clipNorm: 0.2, sampleWeights };
    const [one, three] = await Promise.all([1, 3].map((threads) => train({ ...options, threads })));
    expect(three?.weights).toEqual(one?.weights);
    expect(three?.score).toEqual(one?.score);
  });

  it('includes the penalty in the loss of an evaluation, not that of frozen layers', async () => {
    const still = { optimizer: { name: 'sgd' } as const, l2: 0.5 };
    const model = smallModel();
    const kernels = model.weights.map((weight, at) => ({
      name: weight.originalName,
      square: [...model.getWeights()[at]!.dataSync()].reduce((sum, w) => sum + w * w, 0),
    }));
    const program = await compile(model, { kernels: 'simd', ...still });
    const plain = await compile(model, { kernels: 'simd' });
    const first = model.layers.find(({ weights }) => weights.length > 0)!.name;
    const frozen = await compile(model, { kernels: 'simd', ...still, freeze: [first] });
    const [all, none, some] = await Promise.all([program, plain, frozen].map((one) => one.evaluate(data)));
    const sumOf = (isIn: (name: string) => boolean): number =>
      kernels
        .filter(({ name }) => name.endsWith('kernel') && isIn(name))
        .reduce((sum, { square }) => sum + square, 0);
    const meanOf = (score: typeof all): number => score!.lossSum / score!.images;
    expect(meanOf(all) - meanOf(none)).toBeCloseTo(0.5 * sumOf(() => true), 4);
    expect(meanOf(some) - meanOf(none)).toBeCloseTo(0.5 * sumOf((name) => !name.startsWith(first)), 4);
    for (const one of [program, plain, frozen]) await one.dispose();
  });

  it('has none of these kernels without the options', async () => {
    const { plan } = await train({});
    expect(plan).not.toMatch(/regularize|clipGradient|squareSums|gradientTotals|scaleGradient|weightSamples/);
  });

  it.each<[string, CompileOptions, string]>([
    ['two limits', { clipNorm: 1, clipValue: 1 }, 'either clipNorm or clipValue'],
    ['a negative factor', { l2: -1 }, 'l2 is invalid (-1) — use a number of at least 0'],
    [
      'weights of other images',
      { sampleWeights: new Float32Array(3) },
      'use a Float32Array of 45 numbers of at least 0, one per training image',
    ],
  ])('refuses %s', async (_, options, message) => {
    await expect(compile(smallModel(), { train: data, ...options })).rejects.toThrow(message);
  });
});

describe('compile(model) with layers whose trainable is false', () => {
  it('does not change their weights, and writes all weights in the order of the layers', async () => {
    const [model, other] = [smallModel(), smallModel()];
    const layer = model.layers.findLast(({ weights }) => weights.length > 0)!;
    const { weights: expected } = await train({ freeze: [layer.name] }, other);
    layer.trainable = false;
    const program = await compile(model, { batchSize: BATCH, optimizer, train: data, kernels: 'simd' });
    await program.train({ order, learningRates });
    expect((await program.state()).weights.map(({ values }) => values)).toEqual(
      expected.map(({ values }) => values),
    );
    await program.writeWeights(model);
    const written = model.layers.flatMap((one) => one.getWeights()).map((tensor) => tensor.dataSync());
    expect(written).toEqual(expected.map(({ values }) => values));
    await program.dispose();
  });

  it('refuses a model without other layers', async () => {
    const model = smallModel();
    for (const layer of model.layers) layer.trainable = false;
    await expect(compile(model)).rejects.toThrow('trainable false for every layer');
  });
});
