import { depthwiseConv2d, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { windowOf } from '../testing/geometry.js';

type Pair = [number, number];
type Shape4D = [number, number, number, number];

const sides = [1, 2, 3, 5];
const kernels = sides.flatMap((height) => sides.map((width): Pair => [height, width]));
const strides: Pair[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [2, 1],
  [1, 2],
  [5, 2],
];
const sizes = [2, 3, 6, 9, 28];

beforeAll(startBackends);

describe('tf.depthwiseConv2d', () => {
  // tfjs's own kernel gives zeros for a quarter of these.
  test.each(strides)(
    'equals the reference for strides %i, %i, every kernel, size and multiplier',
    async (...step) => {
      const random = new Random(7);
      let shapes = 0;
      for (const [height, width] of kernels) {
        for (const size of sizes) {
          for (const multiplier of [1, 2]) {
            const xShape: Shape4D = [1, size, size, 3];
            const kernelShape: Shape4D = [height, width, 3, multiplier];
            const [x, kernel] = [random.values(xShape), random.values(kernelShape)];
            const [ours] = await on('wasm', () =>
              tf.depthwiseConv2d(tf.tensor4d(x, xShape), tf.tensor4d(kernel, kernelShape), step, 'same'),
            );
            const info = tf.backend_util.computeConv2DInfo(
              xShape,
              kernelShape,
              step,
              1,
              'same',
              'floor',
              true,
            );
            const right = depthwiseConv2d(tensor(xShape, x), tensor(kernelShape, kernel), windowOf(info));
            expect(relativeError(ours!, right.values), `${height}×${width} on ${size}`).toBeLessThan(1e-5);
            shapes++;
          }
        }
      }
      expect(shapes).toBe(160);
    },
  );

  test('of ones with a 3×3 kernel of ones and stride 4 is 9 everywhere (tensorflow/tfjs#6629)', async () => {
    const [ours] = await on('wasm', () =>
      tf.depthwiseConv2d(tf.ones<tf.Rank.R4>([1, 28, 28, 1]), tf.ones<tf.Rank.R4>([3, 3, 1, 1]), 4, 'same'),
    );
    expect([...ours!]).toEqual(Array.from({ length: 49 }, () => 9));
  });
});

describe('tf.fused.depthwiseConv2d', () => {
  test.each([[[4]], [[1, 1, 1, 4]]])(
    'adds a bias of shape %j and applies the activation',
    async (biasShape) => {
      const random = new Random(3);
      const [x, kernel, bias] = [
        random.values([2, 5, 5, 2]),
        random.values([3, 3, 2, 2]),
        random.values([4]),
      ];
      const compute = () =>
        tf.fused.depthwiseConv2d({
          x: tf.tensor4d(x, [2, 5, 5, 2]),
          filter: tf.tensor4d(kernel, [3, 3, 2, 2]),
          strides: 1,
          pad: 'same',
          bias: tf.tensor(bias, biasShape),
          activation: 'relu',
        });
      const [ours] = await on('wasm', compute);
      const [right] = await on('cpu', compute);
      expect(relativeError(ours!, right!)).toBeLessThan(1e-6);
    },
  );
});

test('layers.separableConv2d with a kernel smaller than its stride has an output', async () => {
  await tf.setBackend('wasm');
  const layer = layers.separableConv2d({ filters: 4, kernelSize: [1, 3], strides: 2, padding: 'same' });
  const y = layer.apply(tf.ones([1, 28, 28, 1])) as tf.Tensor;
  expect(tf.max(tf.abs(y)).dataSync()[0]).toBeGreaterThan(0);
});
