import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of tfjs's own kernels.
import '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

const random = new Random(9);
const x = random.values([2, 6, 7, 3]);
const filter = random.values([3, 2, 3, 4]);
const bias = random.values([4]);
const toFirst = (image: tf.Tensor): tf.Tensor4D => tf.transpose(image, [0, 3, 1, 2]) as tf.Tensor4D;
const toLast = (image: tf.Tensor): tf.Tensor4D => tf.transpose(image, [0, 2, 3, 1]) as tf.Tensor4D;
const pads: { last: Parameters<typeof tf.conv2d>[3]; first: Parameters<typeof tf.conv2d>[3] }[] = [
  { last: 'same', first: 'same' },
  { last: 1, first: 1 },
  {
    last: [
      [0, 0],
      [1, 2],
      [0, 1],
      [0, 0],
    ],
    first: [
      [0, 0],
      [0, 0],
      [1, 2],
      [0, 1],
    ],
  },
];

beforeAll(startBackends);

test.each(pads)(
  'tf.conv2d on NCHW data equals NHWC, with its gradients: padding $last',
  async ({ last, first }) => {
    const both = await on('wasm', () => {
      const images = tf.tensor4d(x, [2, 6, 7, 3]);
      const weights = tf.tensor4d(filter, [3, 2, 3, 4]);
      const grads = tf.grads((a: tf.Tensor, w: tf.Tensor) =>
        tf.sum(tf.square(tf.conv2d(a as tf.Tensor4D, w as tf.Tensor4D, 1, last))),
      )([images, weights]);
      const firstGrads = tf.grads((a: tf.Tensor, w: tf.Tensor) =>
        tf.sum(tf.square(tf.conv2d(a as tf.Tensor4D, w as tf.Tensor4D, 1, first, 'NCHW'))),
      )([toFirst(images), weights]);
      return [grads[0]!, toLast(firstGrads[0]!), grads[1]!, firstGrads[1]!];
    });
    expect(relativeError(both[1]!, both[0]!)).toBeLessThan(1e-6);
    expect(relativeError(both[3]!, both[2]!)).toBeLessThan(1e-6);
  },
);

test('tf.fused.conv2d on NCHW data adds a bias per channel, and its gradient is the sum per channel', async () => {
  const results = await on('wasm', () => {
    const images = tf.tensor4d(x, [2, 6, 7, 3]);
    const weights = tf.tensor4d(filter, [3, 2, 3, 4]);
    const run = (input: tf.Tensor4D, dataFormat: 'NHWC' | 'NCHW') => (b: tf.Tensor) =>
      tf.sum(
        tf.square(
          tf.fused.conv2d({ x: input, filter: weights, strides: 1, pad: 'same', dataFormat, bias: b }),
        ),
      );
    return [
      tf.grad(run(images, 'NHWC'))(tf.tensor1d(bias)),
      tf.grad(run(toFirst(images), 'NCHW'))(tf.tensor1d(bias)),
    ];
  });
  expect(relativeError(results[1]!, results[0]!)).toBeLessThan(1e-6);
});

test('FusedConv2D on NCHW data adds a bias of shape [channels, 1, 1]', async () => {
  const [last, first] = await on('wasm', () => {
    const images = tf.tensor4d(x, [2, 6, 7, 3]);
    const run = (input: tf.Tensor4D, dataFormat: 'NHWC' | 'NCHW', shape: [number, number, number]) => {
      const inputs = { x: input, filter: tf.tensor4d(filter, [3, 2, 3, 4]), bias: tf.tensor3d(bias, shape) };
      const attrs = { strides: 1, pad: 'same', dataFormat };
      return tf.engine().runKernel<tf.Tensor>('FusedConv2D', inputs, attrs);
    };
    return [run(images, 'NHWC', [1, 1, 4]), toLast(run(toFirst(images), 'NCHW', [4, 1, 1]))];
  });
  expect(relativeError(first!, last!)).toBeLessThan(1e-6);
});
