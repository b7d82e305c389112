import { conv2d, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { infoOf, randomGeometry, windowOf } from '../testing/geometry.js';

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu'] as const;

describe('Conv2D and FusedConv2D', () => {
  beforeAll(startBackends);

  test('equal the reference and the cpu backend on any shape, stride, padding and dilation', async () => {
    const random = new Random(3);
    const shapes = 200;
    for (let shape = 0; shape < shapes; shape++) {
      const geometry = randomGeometry(random);
      const { xShape, filterShape, strides, dilations, pad } = geometry;
      const info = infoOf(geometry);
      const x = random.values(xShape);
      const w = random.values(filterShape);
      const bias = random.values([info.outChannels]);
      const compute = () => {
        const input = tf.tensor4d(x, xShape);
        const filter = tf.tensor4d(w, filterShape);
        const fixed = { x: input, filter, strides, pad, dilations };
        return [
          tf.conv2d(input, filter, strides, pad, 'NHWC', dilations),
          tf.fused.conv2d({ ...fixed, bias: tf.tensor1d(bias) }),
        ];
      };
      const [plain, biased] = await on('wasm', compute);
      const described = JSON.stringify(geometry);
      const expected = (b?: Float32Array) =>
        conv2d(tensor(xShape, x), tensor(filterShape, w), b && tensor([info.outChannels], b), windowOf(info))
          .values;
      expect(relativeError(plain!, expected()), described).toBeLessThan(1e-5);
      expect(relativeError(biased!, expected(bias)), described).toBeLessThan(1e-5);
      const [cpuPlain, cpuBiased] = await on('cpu', compute);
      expect(relativeError(plain!, cpuPlain!), described).toBeLessThan(1e-5);
      expect(relativeError(biased!, cpuBiased!), described).toBeLessThan(1e-5);
    }
    console.log(`Conv2D, FusedConv2D: ${shapes} shapes tested`);
  });

  test.each(activations)('fuse %s as the cpu backend does', async (activation) => {
    const random = new Random(4);
    const x = random.values([2, 6, 5, 3]);
    const w = random.values([3, 3, 3, 6]);
    const bias = random.values([6]);
    const compute = () =>
      tf.fused.conv2d({
        x: tf.tensor4d(x, [2, 6, 5, 3]),
        filter: tf.tensor4d(w, [3, 3, 3, 6]),
        strides: 1,
        pad: 'same',
        bias: tf.tensor1d(bias),
        activation,
        leakyreluAlpha: 0.3,
      });
    const [[found], [right]] = [await on('wasm', compute), await on('cpu', compute)];
    expect(relativeError(found!, right!)).toBeLessThan(1e-5);
  });

  test('fuse prelu with its weights', async () => {
    const random = new Random(5);
    const x = random.values([1, 4, 4, 2]);
    const w = random.values([2, 2, 2, 5]);
    const alpha = random.values([5]);
    const compute = () =>
      tf.fused.conv2d({
        x: tf.tensor4d(x, [1, 4, 4, 2]),
        filter: tf.tensor4d(w, [2, 2, 2, 5]),
        strides: 1,
        pad: 'valid',
        activation: 'prelu',
        preluActivationWeights: tf.tensor1d(alpha),
      });
    const [[found], [right]] = [await on('wasm', compute), await on('cpu', compute)];
    expect(relativeError(found!, right!)).toBeLessThan(1e-5);
  });

  test('add a bias of a single value to every filter', async () => {
    const compute = () =>
      tf.fused.conv2d({
        x: tf.ones<tf.Rank.R4>([1, 3, 3, 2]),
        filter: tf.ones<tf.Rank.R4>([2, 2, 2, 4]),
        strides: 1,
        pad: 'valid',
        bias: tf.scalar(0.5),
      });
    expect((await on('wasm', compute))[0]).toEqual(new Float32Array(16).fill(8.5));
  });
});
