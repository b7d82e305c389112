import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { trainDigits } from '../testing/digits.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';

vi.setConfig({ testTimeout: 60_000 });

const COUNT = 200;
let pixels: Float32Array;
let labels: Uint8Array;

beforeAll(async () => {
  await readyWasm();
  const digits = await trainDigits(COUNT);
  pixels = Float32Array.from(digits.images, (pixel) => pixel / 255);
  labels = Uint8Array.from(digits.labels);
});

/** The ways of learning something else than a class of ten. */
const HEADS = [
  {
    name: 'one sigmoid unit',
    ...{ units: 1, activation: 'sigmoid' as const, loss: 'binaryCrossentropy', metrics: ['accuracy'] },
    targets: (label: number) => [label % 2],
  },
  {
    name: 'sigmoid units',
    ...{ units: 4, activation: 'sigmoid' as const, loss: 'binaryCrossentropy', metrics: ['binaryAccuracy'] },
    targets: (label: number) => [0, 1, 2, 3].map((bit) => (label >> bit) & 1),
  },
  {
    name: 'linear units',
    ...{ units: 2, activation: 'linear' as const, loss: 'meanSquaredError', metrics: [] },
    targets: (label: number) => [label / 10, Math.sin(label)],
  },
] as const;

type HeadCase = (typeof HEADS)[number];

function modelOf({ units, activation, loss, metrics }: HeadCase): Sequential {
  const kernelInitializer = initializers.glorotUniform({ seed: 3 });
  const model = sequential({
    layers: [
      layers.conv2d({
        ...{ inputShape: [28, 28, 1], filters: 4, kernelSize: 5, activation: 'tanh', kernelInitializer },
      }),
      layers.maxPooling2d({ poolSize: 4, strides: 4 }),
      layers.flatten(),
      layers.dense({ units, activation, kernelInitializer }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.05), loss, metrics: [...metrics] });
  return model;
}

const valuesOf = ({ targets }: HeadCase): number[] => [...labels].flatMap((label) => targets(label));

describe.each(HEADS)('fit(x, y) of $name', (head) => {
  it('has the history, the scores and the predictions of tfjs', async () => {
    const [stock, model] = [modelOf(head), modelOf(head)];
    const sampleWeight = Float32Array.from(labels, (label) => (label < 5 ? 1 : 0.5));
    const x = tf.tensor4d(pixels, [COUNT, 28, 28, 1]);
    const y = tf.tensor2d(valuesOf(head), [COUNT, head.units]);
    const classWeight = head.units === 1 ? { classWeight: { 0: 2, 1: 0.5 } } : {};
    // 200 steps.
    const args = {
      shuffle: false,
      verbose: 0,
      batchSize: 20,
      epochs: 20,
      validationSplit: 0,
      ...classWeight,
    } as const;
    const expected = await stock.fit(x, y, args);
    const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
    const found = await fast.fit(pixels, valuesOf(head), args);
    expect(Object.keys(found.history)).toEqual(Object.keys(expected.history));
    for (const [name, values] of Object.entries(expected.history))
      for (const [epoch, value] of values.entries())
        expect(Math.abs((found.history[name]![epoch] as number) - (value as number)), name).toBeLessThan(
          1e-3,
        );
    const scores = (of: tf.Scalar | tf.Scalar[]): number[] => [of].flat().map((one) => one.dataSync()[0]!);
    const right = scores(stock.evaluate(x, y));
    for (const [index, score] of scores(fast.evaluate(pixels, valuesOf(head))).entries())
      expect(Math.abs(score - right[index]!)).toBeLessThan(1e-3);
    const [ours, theirs] = [fast.predict(pixels), stock.predict(x)] as [tf.Tensor, tf.Tensor];
    expect(ours.shape).toEqual(theirs.shape);
    expect(Math.max(...tf.abs(tf.sub(ours, theirs)).dataSync())).toBeLessThan(1e-3);
    // tfjs has no weights of samples.
    await fast.fit(pixels, valuesOf(head), { verbose: 0, sampleWeight });
  });

  it('refuses too few targets', async () => {
    const fast = await compileFit(modelOf(head), { kernels: 'simd' });
    await expect(fast.fit(pixels, valuesOf(head).slice(1))).rejects.toThrow(
      `y.length is invalid (${COUNT * head.units - 1}) — use ${COUNT * head.units} values, ${head.units} per sample`,
    );
  });
});

it('fit(x, y) of linear units leaves the metric mae to tfjs', async () => {
  const model = modelOf(HEADS[2]);
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['mae'] });
  expect(await compileFit(model)).toMatchObject({ engine: 'tfjs', reason: 'the metric mae' });
});
