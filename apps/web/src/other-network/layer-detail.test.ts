import { plainLenet5 } from '@lenet5/core';
import { expect, test } from 'vitest';
import { layerDetail } from './layer-detail.js';

test('layerDetail(layer) has the window, the filters and the activation', () => {
  const { layers } = plainLenet5({ activation: 'relu', pooling: 'max' }).config;
  expect(layers.map(layerDetail)).toEqual([
    '6@5×5 relu',
    '2×2',
    '16@5×5 relu',
    '2×2',
    '',
    'relu',
    'relu',
    'softmax',
  ]);
});
