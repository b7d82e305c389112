import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

const run = (kernel: string, inputs: tf.NamedTensorMap, attrs: tf.NamedAttrMap) =>
  on('wasm', () => tf.engine().runKernel<tf.Tensor>(kernel, inputs, attrs));

describe('a kernel rejects shapes that do not match', () => {
  test.each([
    { a: [2, 3], b: [4, 5], transposeA: false, transposeB: false },
    { a: [3, 2], b: [4, 5], transposeA: true, transposeB: false },
    { a: [2, 3], b: [5, 4], transposeA: false, transposeB: true },
    { a: [3], b: [3, 4], transposeA: false, transposeB: false },
  ])('BatchMatMul of %j', async ({ a, b, ...attrs }) => {
    const result = run('BatchMatMul', { a: tf.ones(a), b: tf.ones(b) }, attrs);
    await expect(result).rejects.toMatchObject({ code: 'WASM_SHAPE_MISMATCH' });
  });

  test('Conv2D of other channels than the filter has', async () => {
    const inputs = { x: tf.ones([1, 4, 4, 3]), filter: tf.ones([2, 2, 2, 1]) };
    const result = run('Conv2D', inputs, { strides: 1, pad: 'valid', dataFormat: 'NHWC' });
    await expect(result).rejects.toThrow('[1,4,4,3] and [2,2,2,1]');
  });

  test.each([[[1, 2, 2, 1]], [[1, 3, 3]]])('a gradient smaller than the output: %j', async (shape) => {
    const inputs = { dy: tf.ones(shape), filter: tf.ones([2, 2, 3, 1]) };
    const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC', inputShape: [1, 4, 4, 3] };
    const result = run('Conv2DBackpropInput', inputs, attrs);
    await expect(result).rejects.toThrow(`dy is smaller than the output ([${shape}], not [1,3,3,1])`);
  });

  test('BatchMatMul of different types', async () => {
    const inputs = { a: tf.ones([2, 2]), b: tf.ones([2, 2], 'int32') };
    const result = run('BatchMatMul', inputs, { transposeA: false, transposeB: false });
    await expect(result).rejects.toThrow('a is float32, b is int32');
  });
});

test('tf.conv2dTranspose to a smaller shape than its input equals the cpu backend', async () => {
  const compute = () => {
    const filter = tf.tensor4d(
      Float32Array.from({ length: 8 * 8 * 8 * 8 }, (_, i) => (i % 7) - 3),
      [8, 8, 8, 8],
    );
    const x = tf.tensor3d(
      Float32Array.from({ length: 8 * 8 * 8 }, (_, i) => i % 5),
      [8, 8, 8],
    );
    return tf.conv2dTranspose(x, filter, [4, 4, 8], 1, 'same');
  };
  const [ours] = await on('wasm', compute);
  const [right] = await on('cpu', compute);
  expect([...ours!]).toEqual([...right!]);
});

test('tf.cast of a number to bool is true if the number is not zero', async () => {
  const [bools] = await on('wasm', () => tf.cast(tf.tensor1d([0, 0.25, -3, 256]), 'bool'));
  expect([...bools!]).toEqual([0, 1, 1, 1]);
});
