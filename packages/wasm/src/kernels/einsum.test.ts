import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

test.each([
  ['ij->ji', [[3, 4]]],
  ['i->i', [[5]]],
  ['ij->', [[3, 4]]],
  [
    'ij,jk->ik',
    [
      [3, 4],
      [4, 5],
    ],
  ],
  [
    'ij,kj->ik',
    [
      [3, 4],
      [5, 4],
    ],
  ],
  [
    'bij,bjk->bik',
    [
      [2, 3, 4],
      [2, 4, 5],
    ],
  ],
  ['i,j->ij', [[3], [4]]],
  [
    'abc,cd->abd',
    [
      [2, 3, 4],
      [4, 5],
    ],
  ],
] as const)('tf.einsum(%j) equals the cpu backend and does not leak tensors', async (equation, shapes) => {
  const random = new Random(2);
  const values = shapes.map((shape) => random.values(shape));
  const compute = () => tf.einsum(equation, ...shapes.map((shape, i) => tf.tensor(values[i]!, [...shape])));
  const before = tf.memory().numDataBuffers;
  const [ours] = await on('wasm', compute);
  expect(tf.memory().numDataBuffers).toBe(before);
  const [right] = await on('cpu', compute);
  expect(relativeError(ours!, right!)).toBeLessThan(1e-5);
});

test('tf.einsum rejects operands whose sizes of a dimension differ', async () => {
  const result = on('wasm', () => tf.einsum('ij,jk->ik', tf.ones([3, 4]), tf.ones([5, 6])));
  await expect(result).rejects.toThrow('Expected dimension 4');
});
