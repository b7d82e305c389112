import { describe, expect, test } from 'vitest';
import { describeSettings, layerSettings } from './layer-settings.js';

describe('describeSettings(settings)', () => {
  test.each([
    [
      'a convolution',
      {
        filters: 6,
        kernelSize: [5, 5],
        strides: [1, 1],
        padding: 'same',
        activation: 'relu',
        useBias: false,
      },
      '6@5×5, same padding, no bias, relu',
    ],
    [
      'strides and dilation',
      { filters: 2, kernelSize: [3, 3], strides: [2, 1], dilationRate: [1, 2] },
      '2@3×3, stride 2×1, dilation 1×2',
    ],
    ['pooling with the stride of its window', { poolSize: [2, 2], strides: [2, 2], padding: 'valid' }, '2×2'],
    ['overlapping pooling', { poolSize: [3, 3], strides: [2, 2] }, '3×3, stride 2×2'],
    ['a linear dense layer', { units: 10, activation: 'linear', useBias: true }, ''],
    ['dropout', { rate: 0.25 }, 'rate 0.25'],
    [
      'zero padding',
      {
        padding: [
          [2, 2],
          [2, 2],
        ],
      },
      'by 2×2×2×2',
    ],
  ])('describes %s', (_, settings, text) => {
    expect(describeSettings(settings)).toBe(text);
  });
});

test('layerSettings(config) leaves out names, initializers and null', () => {
  expect(
    layerSettings({ name: 'conv1', dtype: 'float32', filters: 6, rate: null, kernelInitializer: {} }),
  ).toEqual({ filters: 6 });
});
