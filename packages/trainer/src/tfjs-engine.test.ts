import { shuffledOrder } from '@lenet5/mnist';
import { memory } from '@tensorflow/tfjs-core';
import {
  constraints,
  initializers,
  layers,
  regularizers,
  type Sequential,
  sequential,
} from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions, Span } from './engine.js';
import { averagePool } from './reference/average-pool.js';
import { conv2d } from './reference/conv2d.js';
import { dense } from './reference/dense.js';
import { tanh } from './reference/tanh.js';
import { parametersOf } from './reference/train-batch.js';
import { trainSpan } from './reference/train-span.js';
import { testDigits, trainDigits } from './testing/digits.test.support.js';
import { modernCnn, readyWasm, softmaxRegression, weightBytes } from './testing/models.test.support.js';
import { createTfjsEngine } from './tfjs-engine.js';

beforeAll(readyWasm);

const engineFor = async (model: Sequential, changes: Partial<EngineOptions> = {}): Promise<Engine> =>
  createTfjsEngine({
    model,
    train: await trainDigits(300),
    batchSize: 32,
    optimizer: { name: 'adam' },
    labelSmoothing: 0,
    kernels: 'auto',
    threads: 4,
    ...changes,
  });

/** Epochs' orders end to end, cut to whole steps. */
function span(steps: number, batchSize: number, count: number, learningRate = 0.002): Span {
  const order = new Uint32Array(steps * batchSize);
  for (let at = 0, epoch = 0; at < order.length; at += count, epoch++) {
    order.set(shuffledOrder(count, 5, epoch).subarray(0, order.length - at), at);
  }
  return { order, learningRates: new Float32Array(steps).fill(learningRate) };
}

/** Two convolutions, pooling and tanh: LeNet-5 in small. */
function smallLenet(): Sequential {
  const glorot = (seed: number) => initializers.glorotUniform({ seed });
  return sequential({
    layers: [
      layers.conv2d({
        filters: 4,
        kernelSize: 5,
        activation: 'tanh',
        inputShape: [28, 28, 1],
        kernelInitializer: glorot(1),
      }),
      layers.averagePooling2d({ poolSize: 4 }),
      layers.conv2d({ filters: 6, kernelSize: 3, activation: 'tanh', kernelInitializer: glorot(2) }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax', kernelInitializer: glorot(3) }),
    ],
  });
}

/** The same network in float64, from the same weights. */
function twinOf(model: Sequential) {
  const [k1, b1, k2, b2, k3, b3] = model.getWeights().map((weight) => weight.dataSync());
  if (!k1 || !b1 || !k2 || !b2 || !k3 || !b3) throw new Error('six weights expected');
  return [
    conv2d({ height: 28, width: 28, channels: 1, filters: 4, kernel: 5 }, k1, b1),
    tanh(),
    averagePool(24, 24, 4, 4),
    conv2d({ height: 6, width: 6, channels: 4, filters: 6, kernel: 3 }, k2, b2),
    tanh(),
    dense(k3, b3),
  ];
}

/** The largest difference of two lists of numbers, entry by entry. */
const farthest = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Math.max(...Array.from(one, (value, at) => Math.abs(value - (other[at] ?? Number.NaN))));

describe('the tfjs engine', () => {
  it.each([
    { steps: 200, labelSmoothing: 0 },
    { steps: 30, labelSmoothing: 0.1 },
  ])('tracks a float64 twin within 1e-3: $steps steps, smoothing $labelSmoothing', async (given) => {
    const { steps, labelSmoothing } = given;
    const model = smallLenet();
    const train = await trainDigits(300);
    const engine = await engineFor(model, { batchSize: 6, labelSmoothing });
    const plan = span(steps, 6, train.count);
    const twin = twinOf(model);
    const { stepLosses = [], lossSum } = await engine.trainSpan(plan);
    const expected = trainSpan(twin, train, plan, 6, labelSmoothing);
    expect(farthest(expected, stepLosses)).toBeLessThan(1e-3);
    expect(lossSum / 6).toBeCloseTo(
      expected.reduce((sum, loss) => sum + loss, 0),
      2,
    );
    const { weights } = await engine.state();
    for (const [which, { values }] of parametersOf(twin).entries()) {
      expect(farthest(values, weights[which]?.values ?? [])).toBeLessThan(1e-3);
    }
    await engine.dispose();
  });

  it('gives a partial last batch the mean of its own images', async () => {
    const whole = softmaxRegression();
    const parted = softmaxRegression();
    const indices = Uint32Array.of(3, 1, 4, 15, 9);
    const rates = Float32Array.of(0.01);
    const [big, exact] = [await engineFor(whole), await engineFor(parted, { batchSize: 5 })];
    const scores = [
      await big.trainSpan({ order: indices, learningRates: rates }),
      await exact.trainSpan({ order: indices, learningRates: rates }),
    ];
    expect(scores[0]).toEqual(scores[1]);
    expect(scores[0]?.images).toBe(5);
    expect((await big.state()).weights.map(({ values }) => values)).toEqual(
      (await exact.state()).weights.map(({ values }) => values),
    );
  });

  it('leaves the model alone until it is told to write it', async () => {
    const model = softmaxRegression();
    const before = weightBytes(model);
    const engine = await engineFor(model);
    await engine.trainSpan(span(2, 32, 300));
    expect(weightBytes(model)).toBe(before);
    await engine.writeModel();
    const written = weightBytes(model);
    expect(written).not.toBe(before);
    await engine.trainSpan(span(2, 32, 300));
    await engine.dispose();
    expect(weightBytes(model)).toBe(written);
  });

  it('goes on exactly from a state, in another copy of the model, dropout and running means included', async () => {
    const [first, second] = [await engineFor(modernCnn(1)), await engineFor(modernCnn(2))];
    await first.trainSpan(span(5, 32, 300));
    const state = await first.state();
    expect(state.step).toBe(5);
    expect(state.buffers).toHaveLength(2);
    await second.trainSpan(span(1, 32, 300));
    await second.restore(state);
    const next = span(4, 32, 300, 0.01);
    expect(await second.trainSpan(next)).toEqual(await first.trainSpan(next));
    const values = async (engine: Engine) => {
      const { weights, moments, buffers = [] } = await engine.state();
      return [...weights, ...moments, ...buffers].map((tensor) => tensor.values);
    };
    expect(await values(second)).toEqual(await values(first));
  });

  it('names its state after the weights: first all m, then all v', async () => {
    const engine = await engineFor(softmaxRegression());
    const { step, weights, moments } = await engine.state();
    const [kernel, bias] = weights.map(({ name }) => name);
    expect(step).toBe(0);
    expect(weights.map(({ shape }) => shape)).toEqual([[784, 10], [10]]);
    expect(moments.map(({ name }) => name)).toEqual([`m/${kernel}`, `m/${bias}`, `v/${kernel}`, `v/${bias}`]);
    expect(moments.every(({ values }) => values.every((value) => value === 0))).toBe(true);
  });

  it('scores and predicts alike: the loss and hits follow from the probabilities', async () => {
    const engine = await engineFor(modernCnn());
    await engine.trainSpan(span(9, 32, 300));
    const digits = await testDigits(700);
    const { images, lossSum, correct } = await engine.evaluate(digits);
    const probabilities = await engine.predict(digits.images);
    const rows = [...digits.labels].map((label, at) => ({
      label,
      row: probabilities.subarray(at * 10, at * 10 + 10),
    }));
    expect(images).toBe(700);
    expect(correct).toBe(rows.filter(({ label, row }) => row.indexOf(Math.max(...row)) === label).length);
    expect(lossSum).toBeCloseTo(
      rows.reduce((sum, { label, row }) => sum - Math.log(row[label] ?? 0), 0),
      2,
    );
    expect(rows.every(({ row }) => Math.abs(row.reduce((sum, value) => sum + value, 0) - 1) < 1e-5)).toBe(
      true,
    );
  });

  it("descends the layers' own penalties, holds their constraints, and leaves frozen layers alone", async () => {
    const make = (strength: number) =>
      sequential({
        layers: [
          layers.flatten({ inputShape: [28, 28, 1] }),
          layers.dense({
            units: 8,
            kernelInitializer: initializers.glorotUniform({ seed: 1 }),
            trainable: false,
          }),
          layers.dense({
            units: 10,
            activation: 'softmax',
            kernelInitializer: initializers.glorotUniform({ seed: 2 }),
            kernelRegularizer: regularizers.l2({ l2: strength }),
            kernelConstraint: constraints.maxNorm({ maxValue: 0.5, axis: 0 }),
          }),
        ],
      });
    const trained = async (strength: number) => {
      const model = make(strength);
      const engine = await engineFor(model, { optimizer: { name: 'sgd' } });
      await engine.trainSpan(span(20, 32, 300, 0.1));
      const { weights, buffers = [] } = await engine.state();
      expect(buffers[0]?.values).toEqual(model.getWeights()[2]?.dataSync());
      return weights[0]?.values ?? new Float32Array();
    };
    const norm = (kernel: Float32Array, unit: number) =>
      Math.hypot(...kernel.filter((_, index) => index % 10 === unit));
    const [free, held] = [await trained(0), await trained(1)];
    for (let unit = 0; unit < 10; unit++) expect(norm(free, unit)).toBeLessThan(0.5 + 1e-5);
    expect(Math.hypot(...held)).toBeLessThan(0.5 * Math.hypot(...free));
  });

  it('keeps its memory flat and gives all of it back', async () => {
    const model = modernCnn();
    const before = memory();
    const engine = await engineFor(model);
    await engine.trainSpan(span(3, 32, 300));
    const warm = memory().numTensors;
    for (let round = 0; round < 3; round++) {
      await engine.trainSpan(span(3, 32, 300));
      await engine.evaluate(await testDigits(100));
      await engine.restore(await engine.state());
      await engine.writeModel();
    }
    expect(memory().numTensors).toBe(warm);
    await engine.dispose();
    expect(memory().numTensors).toBe(before.numTensors);
  });
});
