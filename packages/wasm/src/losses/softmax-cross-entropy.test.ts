import { crossEntropy, crossEntropyBackward, meanLoss, tensor } from '@lenet5/reference';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers'; // registers tfjs's gradients
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.js';
import { softmaxCrossEntropy } from './softmax-cross-entropy.js';

beforeAll(startBackends);

/** Random distributions over the classes, one per row. */
function distributions(random: Random, rows: number, classes: number): Float32Array {
  return Float32Array.from({ length: rows }, () => 0).reduce(
    (all, _, row) => {
      const weights = Array.from({ length: classes }, () => random.next());
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      all.set(
        weights.map((weight) => weight / total),
        row * classes,
      );
      return all;
    },
    new Float32Array(rows * classes),
  );
}

describe('softmaxCrossEntropy', () => {
  test.each([
    [1, 2],
    [6, 10],
    [3, 17],
  ])('equals the loss of tfjs and its gradient for %i rows of %i classes', async (rows, classes) => {
    const random = new Random(13);
    const logits = random.values([rows, classes]).map((value) => value * 20);
    const targets = distributions(random, rows, classes);
    const compute = () => {
      const t = tf.tensor2d(targets, [rows, classes]);
      const loss = (z: tf.Tensor) => softmaxCrossEntropy(t, z);
      const z = tf.tensor2d(logits, [rows, classes]);
      return [loss(z), tf.grad(loss)(z, tf.scalar(-3))];
    };
    const [loss, gradient] = await on('wasm', compute);
    const [rightLoss, rightGradient] = await on('cpu', compute);
    expect(relativeError(loss!, rightLoss!)).toBeLessThan(1e-6);
    expect(relativeError(gradient!, rightGradient!)).toBeLessThan(1e-5);
  });

  test('takes int32 targets, as tf.oneHot() returns them', async () => {
    const [loss] = await on('wasm', () => {
      const targets = tf.oneHot(tf.tensor1d([2], 'int32'), 10);
      return [softmaxCrossEntropy(targets, tf.zeros([1, 10]))];
    });
    expect(loss?.[0]).toBeCloseTo(Math.log(10), 6);
  });

  test.each([0, 0.1])('equals the reference for labels with smoothing %d', async (smoothing) => {
    const random = new Random(14);
    const [rows, classes] = [5, 11];
    const labels = Array.from({ length: rows }, () => random.between(0, classes - 1));
    const logits = random.values([rows, classes]).map((value) => value * 20);
    const [meanOfBatch, dLogits] = await on('wasm', () => {
      const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), classes);
      const targets = tf.add(tf.mul(oneHot, 1 - smoothing), smoothing / classes);
      const loss = (z: tf.Tensor) => softmaxCrossEntropy(targets, z);
      const z = tf.tensor2d(logits, [rows, classes]);
      return [loss(z), tf.grad(loss)(z)];
    });
    const z = tensor([rows, classes], logits);
    const { loss, dLosses } = meanLoss(crossEntropy(z, labels, smoothing));
    expect(relativeError(meanOfBatch!, [loss])).toBeLessThan(1e-6);
    const expected = crossEntropyBackward(z, labels, dLosses, smoothing);
    expect(relativeError(dLogits!, expected.values)).toBeLessThan(1e-5);
  });

  test('does not overflow for large logits', async () => {
    const compute = () => {
      const loss = (z: tf.Tensor) => softmaxCrossEntropy(tf.tensor2d([[0, 1]]), z);
      const z = tf.tensor2d([[500, -500]]);
      return [loss(z), tf.grad(loss)(z)];
    };
    expect(await on('wasm', compute)).toEqual([Float32Array.of(1000), Float32Array.of(1, -1)]);
  });

  test('rejects shapes that differ', async () => {
    await tf.setBackend('wasm');
    const loss = () => tf.tidy(() => softmaxCrossEntropy(tf.ones([2, 3]), tf.ones([3, 2])));
    expect(loss).toThrow('Shapes 2,3 and 3,2 must match');
  });
});
