import { LENET5 } from '@lenet5/core';
import { expect, test } from 'vitest';
import { checkVariant, tfjsVariant } from './check-variant.js';

test('checkVariant(described) accepts the LeNet-5 of the page, and a file that does not describe its layers', () => {
  expect(checkVariant(LENET5)).toBe(true);
  expect(checkVariant({})).toBe(false);
});

test('checkVariant(described) rejects another variant', () => {
  expect(() => checkVariant({ ...LENET5, activation: 'relu', pooling: 'max' })).toThrow(
    'the model is not the LeNet-5 of this page, which has tanh and average pooling (activation relu, pooling max)',
  );
});

test('tfjsVariant(json) reads the layers of tfjs and of Keras', () => {
  const layers = [
    { class_name: 'Conv2D', config: { activation: 'relu', padding: 'valid' } },
    { class_name: 'MaxPooling2D', config: {} },
  ];
  const topology = { class_name: 'Sequential', config: { layers } };
  const expected = { activation: 'relu', pooling: 'max', padding: 'valid' };
  expect(tfjsVariant(JSON.stringify({ modelTopology: topology }))).toEqual(expected);
  expect(tfjsVariant(JSON.stringify({ modelTopology: { model_config: topology } }))).toEqual(expected);
  expect(tfjsVariant('{')).toEqual({});
});
