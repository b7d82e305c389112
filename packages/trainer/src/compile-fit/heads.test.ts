import * as tf from '@tensorflow/tfjs-core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  expectClose,
  expectSameHistory,
  type FitSamples,
  fitConvnet,
  fitSamples,
} from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';

vi.setConfig({ testTimeout: 60_000 });

const COUNT = 200;
let pixels: Float32Array;
let labels: Uint8Array;
let inputs: FitSamples['inputs'];

beforeAll(async () => {
  await readyWasm();
  ({ pixels, labels, inputs } = await fitSamples(COUNT));
});

/** The ways of learning something else than a class of ten, with metrics that the program counts and others. */
const HEADS = [
  {
    name: 'one sigmoid unit',
    ...{ units: 1, activation: 'sigmoid' as const, loss: 'binaryCrossentropy', metrics: ['accuracy'] },
    targets: (label: number) => [label % 2],
  },
  {
    name: 'sigmoid units',
    ...{ units: 4, activation: 'sigmoid' as const, loss: 'binaryCrossentropy' },
    metrics: ['binaryAccuracy', 'cosine'],
    targets: (label: number) => [0, 1, 2, 3].map((bit) => (label >> bit) & 1),
  },
  {
    name: 'linear units',
    ...{ units: 2, activation: 'linear' as const, loss: 'meanSquaredError', metrics: ['mae', 'mse'] },
    targets: (label: number) => [label / 10, Math.sin(label)],
  },
] as const;

type HeadCase = (typeof HEADS)[number];

function modelOf({ units, activation, loss, metrics }: HeadCase): Sequential {
  const model = fitConvnet({ units, activation });
  model.compile({ optimizer: tf.train.sgd(0.05), loss, metrics: [...metrics] });
  return model;
}

const valuesOf = ({ targets }: HeadCase): number[] => [...labels].flatMap((label) => targets(label));

describe.each(HEADS)('fit(x, y) of $name', (head) => {
  it('has the history, the scores and the predictions of tfjs', async () => {
    const [stock, model] = [modelOf(head), modelOf(head)];
    const y = tf.tensor2d(valuesOf(head), [COUNT, head.units]);
    const classWeight = head.units === 1 ? { classWeight: { 0: 2, 1: 0.5 } } : {};
    // 200 steps.
    const args = { shuffle: false, verbose: 0, batchSize: 20, epochs: 20, ...classWeight } as const;
    const expected = await stock.fit(inputs(), y, args);
    const fast = await compileFit(model, { kernels: 'simd', engine: 'compiled' });
    const found = await fast.fit(pixels, valuesOf(head), args);
    expectSameHistory(found.history, expected.history, 1e-3);
    const scores = (of: tf.Scalar | tf.Scalar[]): number[] => [of].flat().map((one) => one.dataSync()[0]!);
    expectClose(scores(fast.evaluate(pixels, valuesOf(head))), scores(stock.evaluate(inputs(), y)), 1e-3);
    const [ours, theirs] = [fast.predict(pixels), stock.predict(inputs())] as [tf.Tensor, tf.Tensor];
    expect(ours.shape).toEqual(theirs.shape);
    expectClose([...ours.dataSync()], [...theirs.dataSync()], 1e-3);
    // tfjs has no weights of samples.
    const sampleWeight = Float32Array.from(labels, (label) => (label < 5 ? 1 : 0.5));
    await fast.fit(pixels, valuesOf(head), { verbose: 0, sampleWeight });
  });

  it('refuses too few targets', async () => {
    const fast = await compileFit(modelOf(head), { kernels: 'simd' });
    await expect(fast.fit(pixels, valuesOf(head).slice(1))).rejects.toThrow(
      `y.length is invalid (${COUNT * head.units - 1}) — use ${COUNT * head.units} values, ${head.units} per sample`,
    );
  });
});
