import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test } from 'vitest';
import { on, Random, relativeError, startBackends } from '../testing/compare.test.support.js';
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy.js';

beforeAll(startBackends);

/** The definition, written with tfjs's own operations. */
function definition(labels: number[], logits: tf.Tensor2D, smoothing: number): tf.Tensor {
  const classes = logits.shape[1];
  const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), classes);
  const targets = tf.add(tf.mul(tf.cast(oneHot, 'float32'), 1 - smoothing), smoothing / classes);
  return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), -1));
}

describe('sparseCategoricalCrossentropy', () => {
  test.each([0, 0.1])(
    'equals −Σ t·ln softmax, and its gradient, with label smoothing %f',
    async (labelSmoothing) => {
      const random = new Random(13);
      const logits = random.values([6, 10]).map((value) => value * 5);
      const labels = Array.from({ length: 6 }, () => random.between(0, 9));
      const weights = random.values([6]);
      const ours = (input: tf.Tensor) =>
        sparseCategoricalCrossentropy(tf.tensor1d(labels), tf.softmax(input), { labelSmoothing });
      const theirs = (input: tf.Tensor) => definition(labels, input as tf.Tensor2D, labelSmoothing);
      const both = (loss: (input: tf.Tensor) => tf.Tensor) => () => {
        const x = tf.tensor2d(logits, [6, 10]);
        return [loss(x), tf.grad(loss)(x, tf.tensor1d(weights))];
      };
      const [losses, gradient] = await on('wasm', both(ours));
      const [rightLosses, rightGradient] = await on('cpu', both(theirs));
      expect(relativeError(losses!, rightLosses!)).toBeLessThan(1e-5);
      expect(relativeError(gradient!, rightGradient!)).toBeLessThan(1e-5);
    },
  );

  test('trains a model by hand as the loss of that name in tfjs-layers does in fit', async () => {
    await tf.setBackend('wasm');
    const create = () => {
      const dense = layers.layers.dense({
        units: 3,
        inputShape: [2],
        activation: 'softmax',
        kernelInitializer: 'ones',
      });
      return layers.sequential({ layers: [dense] });
    };
    const x = tf.tensor2d([0.1, 0.9, 0.8, -0.3], [2, 2]);
    const y = tf.tensor2d([2, 0], [2, 1]);
    const fitted = create();
    fitted.compile({ optimizer: tf.train.sgd(0.5), loss: 'sparseCategoricalCrossentropy' });
    const history = await fitted.fit(x, y, { epochs: 5, batchSize: 2, shuffle: false });
    const model = create();
    const optimizer = tf.train.sgd(0.5);
    const losses = Array.from({ length: 5 }, () =>
      tf.tidy(() => {
        const loss = () => tf.mean<tf.Scalar>(sparseCategoricalCrossentropy(y, model.apply(x) as tf.Tensor));
        return optimizer.minimize(loss, true)!.dataSync()[0]!;
      }),
    );
    expect(relativeError(losses, history.history.loss as number[])).toBeLessThan(1e-5);
    tf.dispose([x, y]);
    fitted.dispose();
    model.dispose();
  });

  test('keeps the gradient p − 1 of a sample that is wholly wrong', async () => {
    const [gradient] = await on('wasm', () =>
      tf.grad((logits) => sparseCategoricalCrossentropy(tf.tensor1d([1], 'int32'), tf.softmax(logits)))(
        tf.tensor2d([40, 0], [1, 2]),
      ),
    );
    expect(relativeError(gradient!, [1, -1])).toBeLessThan(1e-6);
  });

  test('refuses a label that is no class, by its place', async () => {
    await tf.setBackend('wasm');
    const loss = () => tf.tidy(() => sparseCategoricalCrossentropy(tf.tensor1d([1, 3]), tf.ones([2, 3])));
    expect(loss).toThrow('label 1 of the batch is no class (3) — give whole numbers from 0 to 2');
  });

  test('refuses another backend', async () => {
    await tf.setBackend('cpu');
    const loss = () => tf.tidy(() => sparseCategoricalCrossentropy(tf.tensor1d([1]), tf.ones([1, 3])));
    expect(loss).toThrow('sparseCategoricalCrossentropy() needs the wasm backend (found: cpu)');
  });
});
