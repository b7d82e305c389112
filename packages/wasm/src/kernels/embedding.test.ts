import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { sgd } from '../optimizers/sgd.js';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

describe('tf.unsortedSegmentSum', () => {
  test.each([
    { shape: [7], ids: [7] },
    { shape: [9, 5], ids: [9] },
    { shape: [6, 3, 4], ids: [6] },
    { shape: [6, 3], ids: [6, 3] },
  ])('equals the cpu backend, also with ids of no segment: %j', async ({ shape, ids }) => {
    const random = new Random(5);
    const x = random.values(shape);
    const segments = random.wholes(ids, 4);
    for (const dtype of ['float32', 'int32'] as const) {
      const values = dtype === 'int32' ? random.wholes(shape) : x;
      const segmentIds = () => tf.tensor<tf.Rank.R1>(segments, ids as [number], 'int32');
      const compute = () =>
        tf.unsortedSegmentSum<tf.Tensor>(tf.tensor(values, shape, dtype), segmentIds(), 3);
      const [ours] = await on('wasm', compute);
      const [right] = await on('cpu', compute);
      expect(relativeError(ours!, right!)).toBeLessThan(1e-6);
    }
  });
});

test('a model with an embedding trains', async () => {
  await tf.setBackend('wasm');
  const model = sequential({
    layers: [
      layers.embedding({ inputDim: 6, outputDim: 4, inputLength: 2 }),
      layers.flatten(),
      layers.dense({ units: 2, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: sgd(0.5), loss: 'categoricalCrossentropy' });
  const x = tf.tensor2d([0, 1, 2, 3, 4, 5, 1, 0], [4, 2]);
  const y = tf.tensor2d([1, 0, 0, 1, 1, 0, 0, 1], [4, 2]);
  const { history } = await model.fit(x, y, { epochs: 60, verbose: 0 });
  const losses = history.loss as number[];
  expect(losses.at(-1)).toBeLessThan(0.2);
  expect(losses[0]).toBeGreaterThan(0.4);
});
