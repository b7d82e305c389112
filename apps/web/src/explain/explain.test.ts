import { lenet5, readWeights } from '@lenet5/model';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { backward, type Gradients } from './backward.js';
import { type Activations, forward } from './forward.js';
import { crossEntropy } from './softmax.js';
import { initialWeights, KERNEL_SHAPES, TRAINED_LAYERS, tensorsOf, type Weights } from './weights.js';

const LABEL = 3;
const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 89 + (i % 28) ** 2) % 256);
const weights = initialWeights(7);
let activations: Activations;
let gradients: Gradients;

/** LeNet-5 in tfjs's own operations, from named weights to the loss of one image. */
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

test('initialWeights(seed) are the bits that the model begins with', async () => {
  expect(tensorsOf(weights)).toEqual(await readWeights(lenet5({ seed: 7 })));
});

test('forward() gives the probabilities of the model', async () => {
  const input = tf.tensor4d(
    Float32Array.from(pixels, (pixel) => pixel / 255),
    [1, 28, 28, 1],
  );
  const expected = await (lenet5({ seed: 7 }).predict(input) as tf.Tensor).data();
  for (const [unit, probability] of expected.entries()) {
    expect(activations.probabilities[unit]).toBeCloseTo(probability, 6);
  }
});

describe('backward()', () => {
  test.each(TRAINED_LAYERS)('gives the gradients of %s that tf.grads gives', (layer) => {
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

  test('gives input gradients that agree with small differences of the loss', () => {
    const h = 1;
    for (const pixel of [200, 378, 405, 600]) {
      const moved = (by: number): number => {
        const copy = Uint8Array.from(pixels);
        copy[pixel]! += by;
        return crossEntropy(forward(copy, weights).probabilities, LABEL);
      };
      const slope = ((moved(h) - moved(-h)) / (2 * h)) * 255;
      expect(gradients.input.values[pixel]).toBeCloseTo(slope, 5);
    }
  });
});

test('a LeNet-5 has 44,426 parameters', () => {
  const count = (w: Weights): number => tensorsOf(w).reduce((sum, { values }) => sum + values.length, 0);
  expect(count(weights)).toBe(44_426);
  expect(Object.keys(KERNEL_SHAPES)).toEqual([...TRAINED_LAYERS]);
});
