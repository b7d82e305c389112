import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

describe.each([
  ['avgPool', tf.avgPool<tf.Tensor4D>],
  ['maxPool', tf.maxPool<tf.Tensor4D>],
] as const)('tf.%s', (_, operation) => {
  test.each([
    { window: [3, 1], strides: 1, pad: 0 },
    { window: [1, 3], strides: 1, pad: 0 },
    { window: [3, 1], strides: [1, 2], pad: 1 },
    { window: [2, 2], strides: 3, pad: 1 },
    { window: [2, 2], strides: 2, pad: 'same' },
    { window: [3, 3], strides: 2, pad: 'valid' },
    { window: [1, 1], strides: 2, pad: 1 },
  ] as const)('equals the cpu backend: %j', async ({ window, strides, pad }) => {
    const random = new Random(11);
    const shape: [number, number, number, number] = [2, 12, 11, 9];
    const x = random.values(shape);
    const roundings = typeof pad === 'number' ? (['floor', 'round', 'ceil'] as const) : [undefined];
    for (const rounding of roundings) {
      const size = [...window] as [number, number];
      const step = typeof strides === 'number' ? strides : ([...strides] as [number, number]);
      const compute = () => operation(tf.tensor4d(x, shape), size, step, pad, rounding);
      const [ours] = await on('wasm', compute);
      const [right] = await on('cpu', compute);
      // A window outside the image gives NaN or −∞.
      expect(Array.from(ours!, Number.isFinite)).toEqual(Array.from(right!, Number.isFinite));
      expect(relativeError(ours!.filter(Number.isFinite), right!.filter(Number.isFinite))).toBeLessThan(1e-6);
    }
  });
});

test('tf.maxPool of int32 values throws, as with the kernel of tfjs', async () => {
  const compute = () => tf.maxPool(tf.ones<tf.Rank.R4>([1, 5, 5, 1], 'int32'), [3, 1], 1, 0);
  await expect(on('wasm', compute)).rejects.toThrow('float32');
});
