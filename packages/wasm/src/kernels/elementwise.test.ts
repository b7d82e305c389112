import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { softmaxGradReference, tanhGradReference, tanhReference } from '../reference/activations.js';
import { columnSumReference } from '../reference/column-sum.js';
import { gatherReference } from '../reference/gather.js';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

describe('Tanh', () => {
  test('is within 4e-7 of the true value over the whole range, near zero too', async () => {
    const sweep = Float32Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 2_000);
    const tiny = Float32Array.from({ length: 80 }, (_, i) => (i % 2 ? 1 : -1) * 2 ** -(i / 2 + 1));
    const x = Float32Array.of(...sweep, ...tiny);
    const [y] = await on('wasm', () => tf.tanh(tf.tensor1d(x)));
    const right = tanhReference(x);
    const worst = y!.reduce((most, value, i) => {
      const truth = right[i]!;
      return Math.max(most, truth === 0 ? Math.abs(value) : Math.abs((value - truth) / truth));
    }, 0);
    expect(worst).toBeLessThan(4e-7);
  });

  test('is ±1 far out, keeps the sign of zero, and lets NaN through', async () => {
    const [y] = await on('wasm', () =>
      tf.tanh(tf.tensor1d([100, -100, Infinity, -Infinity, 0, -0, Number.NaN])),
    );
    expect([...y!].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, -1, 1, -1, 0, -0, Number.NaN]);
  });

  test.each([1, 3, 4, 5, 17, 64])('has the right gradient for %i values', async (count) => {
    const random = new Random(count);
    const [x, dy] = [random.values([count]), random.values([count])];
    const compute = () => tf.grad((input) => tf.tanh(input))(tf.tensor1d(x), tf.tensor1d(dy));
    const [found] = await on('wasm', compute);
    const [cpu] = await on('cpu', compute);
    expect(relativeError(found!, cpu!)).toBeLessThan(1e-6);
    expect(relativeError(found!, tanhGradReference(tanhReference(x), dy))).toBeLessThan(1e-6);
  });
});

describe('Softmax', () => {
  test.each([
    [1, 1],
    [3, 10],
    [5, 4],
    [2, 17],
  ])('has the right gradient over %i rows of %i', async (rows, classes) => {
    const random = new Random(classes);
    const [x, dy] = [random.values([rows, classes]), random.values([rows, classes])];
    const shape: [number, number] = [rows, classes];
    const compute = () =>
      tf.grad((logits) => tf.softmax(logits))(tf.tensor2d(x, shape), tf.tensor2d(dy, shape));
    const [found] = await on('wasm', compute);
    const [cpu] = await on('cpu', compute);
    const [y] = await on('cpu', () => tf.softmax(tf.tensor2d(x, shape)));
    expect(relativeError(found!, cpu!)).toBeLessThan(1e-6);
    expect(relativeError(found!, softmaxGradReference(y!, dy, classes))).toBeLessThan(1e-6);
  });
});

describe('Sum', () => {
  test('over leading dimensions equals its twin and the cpu backend', async () => {
    const random = new Random(12);
    const shapes = 100;
    for (let shape = 0; shape < shapes; shape++) {
      const [b, h, w, c] = [
        random.between(1, 4),
        random.between(1, 5),
        random.between(1, 5),
        random.between(1, 17),
      ];
      const keepDims = random.next() < 0.5;
      const x = random.values([b, h, w, c]);
      const compute = () => {
        const input = tf.tensor4d(x, [b, h, w, c]);
        return [
          tf.sum(input, [0, 1, 2], keepDims),
          tf.sum(input, 0, keepDims),
          tf.sum(input, [1, 0], keepDims),
        ];
      };
      const found = await on('wasm', compute);
      const cpu = await on('cpu', compute);
      found.forEach((sums, i) => {
        expect(relativeError(sums, cpu[i]!)).toBeLessThan(1e-5);
      });
      expect(relativeError(found[0]!, columnSumReference(x, c))).toBeLessThan(1e-5);
    }
    console.log(`Sum: ${shapes} shapes tried`);
  });

  test('over other dimensions and types is as before', async () => {
    const compute = () => [
      tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2]), 1),
      tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2])),
      tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), 0),
    ];
    expect(await on('wasm', compute)).toEqual([
      Float32Array.of(3, 7),
      Float32Array.of(10),
      Float32Array.of(4, 6),
    ]);
  });
});

describe('GatherV2', () => {
  test.each(['float32', 'int32', 'bool'] as const)('picks slices of %s along any axis', async (dtype) => {
    const values =
      dtype === 'bool' ? [1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1] : Array.from({ length: 12 }, (_, i) => i);
    const indices = [2, 0, 0, 1];
    const [found] = await on('wasm', () =>
      tf.gather(tf.tensor3d(values, [2, 3, 2], dtype), tf.tensor1d(indices, 'int32'), 1),
    );
    expect([...found!]).toEqual(gatherReference(values, indices, 2, 3, 2));
  });

  test('refuses an index beyond the end, as before', async () => {
    await tf.setBackend('wasm');
    const pick = () => tf.tidy(() => tf.gather(tf.zeros([3, 2]), tf.tensor1d([3], 'int32')));
    expect(pick).toThrow('the index value 3 is not in [0, 2]');
  });
});

describe('Identity and Cast', () => {
  test('share the memory of the tensor and outlive it', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory().numDataBuffers;
    const original = tf.tensor1d([1, 2, 3]);
    const clone = tf.clone(original);
    expect(tf.memory().numDataBuffers).toBe(before + 1);
    original.dispose();
    expect([...clone.dataSync()]).toEqual([1, 2, 3]);
    clone.dispose();
    expect(tf.memory().numDataBuffers).toBe(before);
  });

  test('bring a tensor over from another backend', async () => {
    await tf.setBackend('cpu');
    const original = tf.tensor1d([1, 2, 3]);
    await tf.setBackend('wasm');
    const clone = tf.clone(original);
    const sum = tf.tanh(clone);
    expect(relativeError(sum.dataSync(), tanhReference([1, 2, 3]))).toBeLessThan(1e-6);
    tf.dispose([original, clone, sum]);
  });

  test('Cast changes the type as the cpu backend does', async () => {
    const compute = () => [
      tf.cast(tf.tensor1d([1.7, -2.2, 0]), 'int32'),
      tf.cast(tf.tensor1d([1, 0, 3], 'int32'), 'float32'),
    ];
    expect(await on('wasm', compute)).toEqual(await on('cpu', compute));
  });
});
