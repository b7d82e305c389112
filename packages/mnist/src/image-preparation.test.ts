import { expect, test } from 'vitest';
import { imagePreparation } from './image-preparation.js';

test.each([
  ['bundled', 'mnist'],
  ['emnist-letters', 'mnist'],
  ['/data/EMNIST-Balanced/', 'mnist'],
  ['C:\\data\\qmnist', 'mnist'],
  ['fashion-mnist', 'raw'],
  ['emnist-letters/mine', 'raw'],
])('imagePreparation([28, 28, 1], %j) is %s', (data, expected) => {
  expect(imagePreparation([28, 28, 1], data)).toBe(expected);
});

test('imagePreparation(shape) is raw for any other shape than that of MNIST', () => {
  expect(imagePreparation([28, 28, 1])).toBe('mnist');
  for (const shape of [
    [28, 28, 3],
    [32, 32, 1],
    [14, 56, 1],
  ] as const)
    expect(imagePreparation(shape)).toBe('raw');
});
