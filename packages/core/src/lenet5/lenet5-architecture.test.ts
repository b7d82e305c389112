import { describe, expect, test } from 'vitest';
import { connectLayers } from '../layers/connect-layers.js';
import { lenet5ConfigFor } from './lenet5-architecture.js';
import { lenet5Config } from './lenet5-config.js';
import { lenet5Weights, plainLenet5 } from './plain-lenet5.js';

describe('lenet5ConfigFor(architecture)', () => {
  test('is lenet5Config without options', () => {
    expect(lenet5ConfigFor({})).toEqual(lenet5Config);
  });

  test('multiplies filters and hidden units by the width, rounded', () => {
    const outputs = (width: number): number[] =>
      connectLayers(lenet5ConfigFor({ width, classes: 26 })).layers.map(
        ({ outputShape }) => outputShape.at(-1) ?? 0,
      );
    expect(outputs(2)).toEqual([12, 12, 32, 32, 512, 240, 168, 26]);
    // 0.1 · 6 = 0.6, 0.1 · 16 = 1.6, 0.1 · 84 = 8.4
    expect(outputs(0.1)).toEqual([1, 1, 2, 2, 32, 12, 8, 26]);
  });

  test('adds a dropout after each hidden dense layer', () => {
    const { layers } = lenet5ConfigFor({ dropout: 0.25 });
    expect(layers.slice(5)).toMatchObject([
      { name: 'dense1' },
      { type: 'Dropout', name: 'dropout1', rate: 0.25 },
      { name: 'dense2' },
      { type: 'Dropout', name: 'dropout2', rate: 0.25 },
      { name: 'dense3', activation: 'softmax' },
    ]);
  });

  test.each([
    [{ dropout: 1 }, 'dropout is invalid (1) — use a number from 0 to less than 1'],
    [{ width: 0 }, 'width is invalid (0) — use a number from 0.1 to 16'],
    [
      { activation: 'swish' },
      'activation is invalid ("swish") — use tanh, relu, sigmoid, linear, elu, gelu or softplus',
    ],
    [{ pooling: 'mean' }, 'pooling is invalid ("mean") — use average or max'],
    [{ padding: 2 }, 'padding is invalid (2) — use valid or same'],
    [{ classes: 1 }, 'classes is invalid (1) — use an integer from 2 to 1000'],
  ])('refuses %o', (options, message) => {
    expect(() => lenet5ConfigFor(options as object)).toThrow(message);
  });
});

describe('plainLenet5(options)', () => {
  test('has the layers of the options, and initial weights of their shapes', () => {
    const model = plainLenet5({
      activation: 'relu',
      pooling: 'max',
      padding: 'same',
      dropout: 0.5,
      width: 2,
    });
    expect(model.layers.map((layer) => layer.getClassName())).toEqual([
      ...['Conv2D', 'MaxPooling2D', 'Conv2D', 'MaxPooling2D', 'Flatten'],
      ...['Dense', 'Dropout', 'Dense', 'Dropout', 'Dense'],
    ]);
    expect(model.weights.map(({ shape }) => shape.join('×'))).toContain('800×240');
  });

  test('of 1998 is as published', () => {
    expect(() => plainLenet5({ variant: '1998', width: 2 })).toThrow(
      'width does not apply to the network of 1998 (2) — omit it, or use the modern variant',
    );
  });
});

test('lenet5Weights(seed, lecun) refuses padding same, whose zeros are not normalized', () => {
  expect(() => lenet5Weights(1, 'lecun', { padding: 'same' })).toThrow(
    'the initialization lecun does not apply to padding same',
  );
});
