import * as tf from '@tensorflow/tfjs-core';
// Registers the gradients of tfjs's own kernels.
import '@tensorflow/tfjs-layers';
import { beforeAll, expect, test } from 'vitest';
import { relativeError, startBackends } from './testing/compare.js';

beforeAll(startBackends);

function filterGradient(): Float32Array {
  return tf.tidy(() => {
    const x = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
    const loss = (filter: tf.Tensor) => tf.sum(tf.conv2d(x, filter as tf.Tensor4D, 1, 'valid'));
    return Float32Array.from(
      tf
        .grad(loss)(tf.ones([2, 2, 1, 1]))
        .dataSync(),
    );
  });
}

test.each([
  ['engine().reset()', () => tf.engine().reset()],
  ["removeBackend('wasm')", () => tf.removeBackend('wasm')],
])('after %s the kernels join the new backend by themselves', async (_, makeNew) => {
  await tf.setBackend('wasm');
  expect(relativeError(filterGradient(), [9, 9, 9, 9])).toBe(0);
  const old = tf.backend();
  makeNew();
  if (tf.findBackendFactory('wasm') === null) return;
  await tf.setBackend('wasm');
  expect(tf.backend()).not.toBe(old);
  expect(relativeError(filterGradient(), [9, 9, 9, 9])).toBe(0);
});
