import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

type Size = [number, number];

const random = new Random(11);
const pixels = random.values([2, 12, 12, 8]);
const x = () => tf.tensor4d(pixels, [2, 12, 12, 8]);
const filters = ([height, width]: Size) => tf.fill<tf.Rank.R4>([height, width, 8, 1], 0.25);

const operations = {
  avgPool: (kernel: Size, pad: 'same' | 'valid' | number) => tf.avgPool(x(), kernel, 1, pad),
  maxPool: (kernel: Size, pad: 'same' | 'valid' | number) => tf.maxPool(x(), kernel, 1, pad),
  depthwiseConv2d: (kernel: Size, pad: 'same' | 'valid' | number) =>
    tf.depthwiseConv2d(x(), filters(kernel), 1, pad),
  'fused.depthwiseConv2d': (kernel: Size, pad: 'same' | 'valid' | number) =>
    tf.fused.depthwiseConv2d({ x: x(), filter: filters(kernel), strides: 1, pad }),
};

describe.each(Object.entries(operations))('%s', (_, operation) => {
  beforeAll(startBackends);

  test.each<[Size]>([[[3, 1]], [[1, 3]]])(
    'of %j with a padding of 0 throws, since tfjs would write past its output',
    async (kernel) => {
      await expect(on('wasm', () => operation(kernel, 0))).rejects.toMatchObject({
        code: 'WASM_UNSUPPORTED',
        message: expect.stringMatching(
          /does not support this window with this padding \(.*\) — set the padding to 'same'/,
        ),
      });
    },
  );

  test.each<[Size, 'same' | 'valid' | number]>([
    [[3, 1], 'same'],
    [[1, 3], 'valid'],
    [[3, 3], 1],
    [[2, 2], 'same'],
  ])('of %j with the padding %j equals the cpu backend', async (kernel, pad) => {
    const [ours] = await on('wasm', () => operation(kernel, pad));
    const [right] = await on('cpu', () => operation(kernel, pad));
    expect(relativeError(ours!, right!)).toBeLessThan(1e-6);
  });
});
