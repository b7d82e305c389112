import { plainLenet5, plainModel } from '@lenet5/core';
import { expect, test } from 'vitest';
import { pageWeights } from './match-page-network.js';

const model = plainLenet5({ seed: 3 });

test('pageWeights(content) are those of a LeNet-5 of digits, also if it ends in logits', () => {
  expect(pageWeights({ model })).toEqual(model.readValues());
  const { layers, ...config } = model.config;
  const logits = layers.map((layer) =>
    layer.type === 'Dense' && layer.activation === 'softmax'
      ? { ...layer, activation: 'linear' as const }
      : layer,
  );
  expect(pageWeights({ model: plainModel({ ...config, layers: logits }, model.readValues()) })).toEqual(
    model.readValues(),
  );
  const classNames = Array.from({ length: 10 }, (_, digit) => String(digit));
  expect(pageWeights({ model, classNames, data: 'bundled' })).toEqual(model.readValues());
});

test('pageWeights(content) is undefined for other layers, other classes, and other images', () => {
  expect(pageWeights({ model: plainLenet5({ activation: 'relu' }) })).toBeUndefined();
  expect(pageWeights({ model: plainLenet5({ classes: 26 }) })).toBeUndefined();
  expect(pageWeights({ model: plainLenet5({ variant: '1998' }) })).toBeUndefined();
  expect(pageWeights({ model, classNames: ['shirt', ...'123456789'] })).toBeUndefined();
  expect(pageWeights({ model, data: 'fashion-mnist' })).toBeUndefined();
});
