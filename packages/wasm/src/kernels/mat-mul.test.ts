import { matMul, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

describe('BatchMatMul', () => {
  beforeAll(startBackends);

  test('equals the reference and the cpu backend on any shape, either side transposed or not', async () => {
    const random = new Random(7);
    const shapes = 300;
    for (let shape = 0; shape < shapes; shape++) {
      const [m, n, k] = [random.between(1, 19), random.between(1, 19), random.between(1, 19)];
      const [transposeA, transposeB] = [random.next() < 0.5, random.next() < 0.5];
      const aShape: [number, number] = transposeA ? [k, m] : [m, k];
      const bShape: [number, number] = transposeB ? [n, k] : [k, n];
      const [a, b] = [random.values(aShape), random.values(bShape)];
      const compute = () => tf.matMul(tf.tensor2d(a, aShape), tf.tensor2d(b, bShape), transposeA, transposeB);
      const [found] = await on('wasm', compute);
      const [cpu] = await on('cpu', compute);
      const described = JSON.stringify({ m, n, k, transposeA, transposeB });
      const expected = matMul(tensor(aShape, a), tensor(bShape, b), transposeA, transposeB).values;
      expect(relativeError(found!, expected), described).toBeLessThan(1e-5);
      expect(relativeError(found!, cpu!), described).toBeLessThan(1e-5);
    }
    console.log(`BatchMatMul: ${shapes} shapes tested`);
  });

  test.each([
    [
      [3, 4, 5],
      [3, 5, 6],
    ],
    [
      [1, 4, 5],
      [3, 5, 6],
    ],
    [
      [3, 4, 5],
      [1, 5, 6],
    ],
    [
      [2, 3, 4, 5],
      [2, 3, 5, 6],
    ],
    [
      [2, 1, 4, 5],
      [3, 5, 2],
    ],
    [
      [4, 5],
      [2, 3, 5, 6],
    ],
  ])('broadcasts the outer dimensions of %j and %j', async (aShape, bShape) => {
    const random = new Random(8);
    const [a, b] = [random.wholes(aShape), random.wholes(bShape)];
    const compute = () => tf.matMul(tf.tensor(a, aShape), tf.tensor(b, bShape));
    const tiled = () => {
      // The same without broadcasting: one product per matrix.
      const [left, right] = [tf.tensor(a, aShape), tf.tensor(b, bShape)];
      const outer = tf.broadcast_util.assertAndGetBroadcastShape(aShape.slice(0, -2), bShape.slice(0, -2));
      const full = (side: tf.Tensor) => tf.broadcastTo(side, [...outer, ...side.shape.slice(-2)]);
      const blocks = (side: tf.Tensor) => tf.unstack(tf.reshape(full(side), [-1, ...side.shape.slice(-2)]));
      const rights = blocks(right);
      return tf.stack(blocks(left).map((block, i) => tf.matMul(block, rights[i]!)));
    };
    expect((await on('wasm', compute))[0]).toEqual((await on('cpu', tiled))[0]);
  });

  test('uses the shape of a reshaped tensor on its right side', async () => {
    const compute = () => {
      const weights = tf.range(0, 24);
      const wide = tf.matMul(tf.ones([2, 4]), tf.reshape(weights, [4, 6]));
      const tall = tf.matMul(tf.ones([2, 6]), tf.reshape(weights, [6, 4]));
      return [wide, tall];
    };
    const [wide, tall] = await on('wasm', compute);
    expect(wide).toEqual(Float32Array.of(36, 40, 44, 48, 52, 56, 36, 40, 44, 48, 52, 56));
    expect(tall).toEqual(Float32Array.of(60, 66, 72, 78, 60, 66, 72, 78));
  });

  test.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ])('multiplies int32 values exactly, transposed: %s, %s', async (transposeA, transposeB) => {
    const random = new Random(11);
    const aShape: [number, number] = transposeA ? [5, 3] : [3, 5];
    const bShape: [number, number] = transposeB ? [4, 5] : [5, 4];
    const [a, b] = [random.wholes(aShape, 1500), random.wholes(bShape, 1500)];
    const compute = () => {
      const [left, right] = [tf.tensor2d(a, aShape, 'int32'), tf.tensor2d(b, bShape, 'int32')];
      const product = tf.matMul(left, right, transposeA, transposeB);
      expect(product.dtype).toBe('int32');
      return product;
    };
    const expected = matMul(tensor(aShape, a), tensor(bShape, b), transposeA, transposeB).values;
    expect([...(await on('wasm', compute))[0]!]).toEqual([...expected]);
  });

  test('rejects bool values, as tfjs does', async () => {
    const compute = () => tf.matMul(tf.ones([2, 2], 'bool'), tf.ones([2, 2], 'bool'));
    await expect(on('wasm', compute)).rejects.toThrow('float32');
  });

  test('gives zeros for an empty sum', async () => {
    const compute = () => tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 5]));
    expect((await on('wasm', compute))[0]).toEqual(new Float32Array(10));
  });
});

describe('_FusedMatMul', () => {
  beforeAll(startBackends);

  test('adds the bias once, whichever side is transposed, at any width', async () => {
    const random = new Random(9);
    const shapes = 100;
    for (let shape = 0; shape < shapes; shape++) {
      const [m, n, k] = [random.between(1, 9), random.between(1, 130), random.between(1, 9)];
      const [transposeA, transposeB] = [random.next() < 0.5, random.next() < 0.5];
      const aShape: [number, number] = transposeA ? [k, m] : [m, k];
      const bShape: [number, number] = transposeB ? [n, k] : [k, n];
      const [a, b, bias] = [random.wholes(aShape), random.wholes(bShape), random.wholes([n])];
      const compute = () =>
        tf.fused.matMul({
          a: tf.tensor2d(a, aShape),
          b: tf.tensor2d(b, bShape),
          transposeA,
          transposeB,
          bias: tf.tensor1d(bias),
        });
      const product = matMul(tensor(aShape, a), tensor(bShape, b), transposeA, transposeB).values;
      const expected = Float32Array.from(product, (value, i) => value + bias[i % n]!);
      expect((await on('wasm', compute))[0]).toEqual(expected);
    }
    console.log(`_FusedMatMul: ${shapes} shapes tested`);
  });

  test('adds an int32 bias to int32 values', async () => {
    const compute = () =>
      tf.fused.matMul({
        a: tf.tensor2d([[2, 3]], [1, 2], 'int32'),
        b: tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'),
        bias: tf.tensor1d([10, 20], 'int32'),
      });
    expect((await on('wasm', compute))[0]).toEqual(Float32Array.of(21, 36));
  });

  test.each(['relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const)(
    'fuses %s as the cpu backend does',
    async (activation) => {
      const random = new Random(10);
      const [a, b] = [random.values([5, 7]), random.values([7, 6])];
      const alpha = random.values([6]);
      const compute = () =>
        tf.fused.matMul({
          a: tf.tensor2d(a, [5, 7]),
          b: tf.tensor2d(b, [7, 6]),
          bias: tf.tensor1d(alpha),
          activation,
          leakyreluAlpha: 0.3,
          preluActivationWeights: tf.tensor1d(alpha),
        });
      const [[found], [right]] = [await on('wasm', compute), await on('cpu', compute)];
      expect(relativeError(found!, right!)).toBeLessThan(1e-5);
    },
  );

  test('adds a bias that is a matrix or a single value', async () => {
    const random = new Random(11);
    const [a, b, matrix] = [random.wholes([3, 4]), random.wholes([4, 5]), random.wholes([3, 5])];
    const compute = () => {
      const sides = { a: tf.tensor2d(a, [3, 4]), b: tf.tensor2d(b, [4, 5]) };
      return [
        tf.fused.matMul({ ...sides, bias: tf.tensor2d(matrix, [3, 5]) }),
        tf.fused.matMul({ ...sides, bias: tf.scalar(2) }),
      ];
    };
    expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
  });
});
