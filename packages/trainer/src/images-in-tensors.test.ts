import { imageSetOf, toPixels } from '@lenet5/mnist';
import { tensor1d, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { trainDigits } from './testing/digits.js';
import { readyWasm } from './testing/models.js';

beforeAll(readyWasm);

test('imageSetOf({ images, labels }) of tensors from 0 to 1 is the set of the bytes', async () => {
  const bytes = await trainDigits(64);
  const fractions = Float32Array.from(bytes.images, (value) => value / 255);
  const images = tensor4d(fractions, [64, 28, 28, 1]);
  const labels = tensor1d([...bytes.labels], 'int32');
  const set = await imageSetOf({ images, labels });
  expect(set).toEqual(bytes);
  expect(images.isDisposed).toBe(false);
});

test('imageSetOf({ images, labels }) takes the shape of an image from a tensor', async () => {
  const images = tensor4d(new Int32Array(2 * 5 * 4 * 3).fill(200), [2, 5, 4, 3], 'int32');
  const { shape, images: pixels } = await imageSetOf({ images, labels: [0, 1] });
  expect([shape, pixels[0]]).toEqual([[5, 4, 3], 200]);
});

test('imageSetOf({ images, labels }) rejects one-hot labels and other dtypes', async () => {
  const images = tensor4d(new Float32Array(2 * 784), [2, 28, 28, 1]);
  const oneHot = tensor2d([0, 1, 1, 0], [2, 2]);
  await expect(imageSetOf({ images, labels: oneHot })).rejects.toThrow('of one-hot labels, use argMax(1)');
  await expect(toPixels(tensor1d([true, false], 'bool'))).rejects.toThrow('images is invalid (dtype bool)');
  await expect(imageSetOf({ images: oneHot, labels: [0] })).rejects.toThrow('has the wrong rank ([2, 2])');
});
