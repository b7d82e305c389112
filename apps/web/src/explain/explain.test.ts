import { lenet5, readWeights } from '@lenet5/model';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { backward, type Gradients, lossOf } from './backward.js';
import { firstUpdate } from './first-update.js';
import { type Activations, forward } from './forward.js';
import { initialWeights, KERNEL_SHAPES, TRAINED_LAYERS, tensorsOf, type Weights } from './weights.js';

const LABEL = 3;
const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 89 + (i % 28) ** 2) % 256);
const weights = initialWeights(7);
let activations: Activations;
let gradients: Gradients;

/** The loss of one image in LeNet-5, from named weights, in operations of tfjs. */
function lossInTfjs(w: Record<string, tf.Tensor>): tf.Scalar {
  const conv = (x: tf.Tensor4D, layer: string): tf.Tensor4D =>
    tf.avgPool(
      tf.tanh(tf.add(tf.conv2d(x, w[`${layer}/kernel`] as tf.Tensor4D, 1, 'valid'), w[`${layer}/bias`]!)),
      2,
      2,
      'valid',
    );
  const full = (x: tf.Tensor, layer: string): tf.Tensor =>
    tf.add(tf.matMul(x, w[`${layer}/kernel`]!), w[`${layer}/bias`]!);
  const input = tf.tensor4d(
    Float32Array.from(pixels, (pixel) => pixel / 255),
    [1, 28, 28, 1],
  );
  const flat = tf.reshape(conv(conv(input, 'conv1'), 'conv2'), [1, 256]);
  const logits = full(tf.tanh(full(tf.tanh(full(flat, 'dense1')), 'dense2')), 'dense3');
  return tf.reshape(tf.neg(tf.slice(tf.logSoftmax(logits), [0, LABEL], [1, 1])), []);
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  activations = forward(pixels, weights);
  gradients = backward(activations, weights, LABEL);
});

test('initialWeights(seed) gives the same bits as the model of that seed', async () => {
  expect(tensorsOf(weights)).toEqual(await readWeights(lenet5({ seed: 7 })));
});

test('forward(pixels, weights) gives the probabilities of the model', async () => {
  const input = tf.tensor4d(
    Float32Array.from(pixels, (pixel) => pixel / 255),
    [1, 28, 28, 1],
  );
  const expected = await (lenet5({ seed: 7 }).predict(input) as tf.Tensor).data();
  for (const [unit, probability] of expected.entries()) {
    expect(activations.probabilities[unit]).toBeCloseTo(probability, 6);
  }
});

describe('backward(activations, weights, label)', () => {
  test.each(TRAINED_LAYERS)('backward() gives the gradients of tfjs for %s', (layer) => {
    const all = Object.fromEntries(
      tensorsOf(weights).map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]),
    );
    for (const [kind, ours] of [
      ['kernel', gradients.weights[layer].dKernel],
      ['bias', gradients.weights[layer].dBias],
    ] as const) {
      const name = `${layer}/${kind}`;
      const gradient = tf.grad((w) => lossInTfjs({ ...all, [name]: w }))(all[name]!);
      const theirs = gradient.dataSync();
      const norm = Math.hypot(...theirs);
      const distance = Math.hypot(...theirs.map((value, i) => value - ours[i]!));
      expect(norm).toBeGreaterThan(0);
      expect(distance / norm).toBeLessThan(1e-5);
    }
  });

  test('backward() gives input gradients that agree with finite differences of the loss', () => {
    const h = 1;
    for (const pixel of [200, 378, 405, 600]) {
      const moved = (by: number): number => {
        const copy = Uint8Array.from(pixels);
        copy[pixel]! += by;
        return lossOf(forward(copy, weights), LABEL);
      };
      const slope = ((moved(h) - moved(-h)) / (2 * h)) * 255;
      expect(gradients.input.values[pixel]).toBeCloseTo(slope, 5);
    }
  });
});

test('lossOf(activations, label) is −ln of the probability of the label', () => {
  expect(lossOf(activations, LABEL)).toBeCloseTo(-Math.log(activations.probabilities[LABEL]!), 12);
});

describe('firstUpdate(optimizer, weight, gradient, learningRate)', () => {
  test('firstUpdate() moves a weight by the learning rate with Adam', () => {
    const { m, v, change } = firstUpdate({ name: 'adam' }, 0.5, -0.02, 0.003);
    expect(m).toBeCloseTo(-0.002, 15);
    expect(v).toBeCloseTo(4e-7, 15);
    // lr · g / (|g| + ε), ε = 1e-7
    expect(change).toBeCloseTo((0.003 * 0.02) / (0.02 + 1e-7), 15);
  });

  test('firstUpdate() also decays the weight with AdamW', () => {
    const { change } = firstUpdate({ name: 'adamw', weightDecay: 0.1 }, 0.5, 0, 0.01);
    expect(change).toBeCloseTo(-0.01 * 0.1 * 0.5, 15);
  });

  test('firstUpdate() moves a weight by the learning rate times the gradient with SGD', () => {
    const { v, change } = firstUpdate({ name: 'sgd', momentum: 0.9 }, 0.5, -0.02, 0.1);
    expect(v).toBe(0);
    expect(change).toBeCloseTo(0.002, 15);
  });
});

test('the weights of LeNet-5 have 44,426 values', () => {
  const count = (w: Weights): number => tensorsOf(w).reduce((sum, { values }) => sum + values.length, 0);
  expect(count(weights)).toBe(44_426);
  expect(Object.keys(KERNEL_SHAPES)).toEqual([...TRAINED_LAYERS]);
});
