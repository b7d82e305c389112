import { activate, activateBackward, columnSum, gather, softmaxBackward, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';

beforeAll(startBackends);

describe('Tanh', () => {
  test('has a relative error below 4e-7 over the whole range, near zero too', async () => {
    const sweep = Float32Array.from({ length: 40_001 }, (_, i) => (i - 20_000) / 2_000);
    const tiny = Float32Array.from({ length: 80 }, (_, i) => (i % 2 ? 1 : -1) * 2 ** -(i / 2 + 1));
    const x = Float32Array.of(...sweep, ...tiny);
    const [y] = await on('wasm', () => tf.tanh(tf.tensor1d(x)));
    const right = activate('tanh', tensor([x.length], x)).values;
    const worst = y!.reduce((most, value, i) => {
      const truth = right[i]!;
      return Math.max(most, truth === 0 ? Math.abs(value) : Math.abs((value - truth) / truth));
    }, 0);
    expect(worst).toBeLessThan(4e-7);
  });

  test('is ±1 for large values, keeps the sign of zero, and propagates NaN', async () => {
    const [y] = await on('wasm', () =>
      tf.tanh(tf.tensor1d([100, -100, Infinity, -Infinity, 0, -0, Number.NaN])),
    );
    expect([...y!].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([1, -1, 1, -1, 0, -0, Number.NaN]);
  });

  test.each([1, 3, 4, 5, 17, 64])('has the gradient of the reference for %i values', async (count) => {
    const random = new Random(count);
    const [x, dy] = [random.values([count]), random.values([count])];
    const compute = () => tf.grad((input) => tf.tanh(input))(tf.tensor1d(x), tf.tensor1d(dy));
    const [found] = await on('wasm', compute);
    const [cpu] = await on('cpu', compute);
    expect(relativeError(found!, cpu!)).toBeLessThan(1e-6);
    const y = activate('tanh', tensor([count], x));
    const dx = activateBackward('tanh', y, tensor([count], dy)).values;
    expect(relativeError(found!, dx)).toBeLessThan(1e-6);
  });
});

describe('Softmax', () => {
  test.each([
    [1, 1],
    [3, 10],
    [5, 4],
    [2, 17],
  ])('has the gradient of the reference over %i rows of %i', async (rows, classes) => {
    const random = new Random(classes);
    const [x, dy] = [random.values([rows, classes]), random.values([rows, classes])];
    const shape: [number, number] = [rows, classes];
    const compute = () =>
      tf.grad((logits) => tf.softmax(logits))(tf.tensor2d(x, shape), tf.tensor2d(dy, shape));
    const [found] = await on('wasm', compute);
    const [cpu] = await on('cpu', compute);
    const [y] = await on('cpu', () => tf.softmax(tf.tensor2d(x, shape)));
    expect(relativeError(found!, cpu!)).toBeLessThan(1e-6);
    const dz = softmaxBackward(tensor(shape, y!), tensor(shape, dy)).values;
    expect(relativeError(found!, dz)).toBeLessThan(1e-6);
  });
});

describe('Sum', () => {
  test('over leading dimensions equals the reference and the cpu backend', async () => {
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
      expect(relativeError(found[0]!, columnSum(tensor([b * h * w, c], x)).values)).toBeLessThan(1e-5);
    }
    console.log(`Sum: ${shapes} shapes tested`);
  });

  test('over other dimensions and types equals the stock kernel', async () => {
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

describe('Mean', () => {
  test('over leading dimensions equals the reference and the cpu backend', async () => {
    const random = new Random(13);
    const shapes = 50;
    for (let shape = 0; shape < shapes; shape++) {
      const [b, h, c] = [random.between(1, 4), random.between(1, 5), random.between(1, 17)];
      const keepDims = random.next() < 0.5;
      const x = random.values([b, h, c]);
      const compute = () =>
        [0, [0, 1], [1, 0]].map((axes) => tf.mean(tf.tensor3d(x, [b, h, c]), axes, keepDims));
      const found = await on('wasm', compute);
      const cpu = await on('cpu', compute);
      found.forEach((means, i) => {
        expect(relativeError(means, cpu[i]!)).toBeLessThan(1e-5);
      });
      const sums = columnSum(tensor([b * h, c], x)).values;
      expect(
        relativeError(
          found[1]!,
          sums.map((value) => value / (b * h)),
        ),
      ).toBeLessThan(1e-5);
    }
    console.log(`Mean: ${shapes} shapes tested`);
  });

  test('of a batch normalization has a relative error below 3e-6', async () => {
    const [rows, columns] = [131_072, 8];
    const x = new Random(14).values([rows, columns]).map((value) => value + 3);
    const [means] = await on('wasm', () => tf.moments(tf.tensor2d(x, [rows, columns]), 0).mean);
    const right = columnSum(tensor([rows, columns], x)).values.map((value) => value / rows);
    expect(relativeError(means!, right)).toBeLessThan(3e-6);
  });

  test('over other dimensions and types equals the stock kernel', async () => {
    const compute = () => [
      tf.mean(tf.tensor2d([1, 2, 3, 4], [2, 2]), 1),
      tf.mean(tf.tensor2d([1, 2, 3, 4], [2, 2])),
      tf.mean(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), 0),
    ];
    expect(await on('wasm', compute)).toEqual([
      Float32Array.of(1.5, 3.5),
      Float32Array.of(2.5),
      Float32Array.of(2, 3),
    ]);
  });
});

describe('GatherV2', () => {
  test.each(['float32', 'int32', 'bool'] as const)('selects slices of %s along any axis', async (dtype) => {
    const values =
      dtype === 'bool' ? [1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1] : Array.from({ length: 12 }, (_, i) => i);
    const indices = [2, 0, 0, 1];
    const [found] = await on('wasm', () =>
      tf.gather(tf.tensor3d(values, [2, 3, 2], dtype), tf.tensor1d(indices, 'int32'), 1),
    );
    expect([...found!]).toEqual([...gather(tensor([2, 3, 2], values), indices).values]);
  });

  test('rejects an index beyond the end, as the stock kernel does', async () => {
    await tf.setBackend('wasm');
    const pick = () => tf.tidy(() => tf.gather(tf.zeros([3, 2]), tf.tensor1d([3], 'int32')));
    expect(pick).toThrow('the index value 3 is not in [0, 2]');
  });
});

describe('Identity and Cast', () => {
  test('share memory with the tensor and remain valid after its disposal', async () => {
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

  test('copy a tensor from another backend', async () => {
    await tf.setBackend('cpu');
    const original = tf.tensor1d([1, 2, 3]);
    await tf.setBackend('wasm');
    const clone = tf.clone(original);
    const sum = tf.tanh(clone);
    const expected = activate('tanh', tensor([3], [1, 2, 3])).values;
    expect(relativeError(sum.dataSync(), expected)).toBeLessThan(1e-6);
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
