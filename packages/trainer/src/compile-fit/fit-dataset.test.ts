import type * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import {
  expectClose,
  expectSameHistory,
  type FitSamples,
  fitClassifier,
  fitSamples,
  weightValues,
} from '../testing/fit-samples.js';
import { readyWasm } from '../testing/models.js';
import { compileFit } from './compile-fit.js';

vi.setConfig({ testTimeout: 30_000 });

const COUNT = 75;
let pixels: Float32Array;
let labels: Uint8Array;
let inputs: FitSamples['inputs'];
let oneHot: FitSamples['oneHot'];

beforeAll(async () => {
  await readyWasm();
  ({ pixels, labels, inputs, oneHot } = await fitSamples(COUNT));
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
  const [stock, model] = [fitClassifier(), fitClassifier()];
  const args = { epochs: 2, verbose: 0, validationData: [inputs(0, 30), oneHot(0, 30)] } as never;
  const expected = await stock.fitDataset(dataset, args);
  const fast = await compileFit(model, { kernels: 'simd' });
  const found = await fast.fitDataset(dataset, args);
  expectSameHistory(found.history, expected.history);
  expectClose(weightValues(model), weightValues(stock));
});

it('fitDataset(dataset, args) refuses a batch that is larger than maxBatchSize, and says which size is enough', async () => {
  const fast = await compileFit(fitClassifier(), { kernels: 'simd', maxBatchSize: 8 });
  await expect(fast.fitDataset(dataset, { epochs: 1, verbose: 0 })).rejects.toThrow(
    'a batch has more samples than maxBatchSize (8) — use at least 20',
  );
});

it('evaluate(x, y) and predict(x) equal those of tfjs', async () => {
  const model = fitClassifier();
  const fast = await compileFit(model, { kernels: 'simd' });
  const scores = (found: tf.Scalar | tf.Scalar[]): number[] =>
    [found].flat().map((one) => one.dataSync()[0]!);
  expectClose(scores(fast.evaluate(pixels, labels)), scores(model.evaluate(inputs(), oneHot())), 1e-5);
  const [ours, theirs] = [fast.predict(pixels), model.predict(inputs())] as [tf.Tensor, tf.Tensor];
  expect(ours.shape).toEqual(theirs.shape);
  expectClose([...ours.dataSync()], [...theirs.dataSync()], 1e-6);
});
