import { plainLenet5, plainModel } from '@lenet5/core';
import { describe, expect, test } from 'vitest';
import { answerOf } from './answer.js';
import { headOf } from './head.js';

describe('answerOf(outputs, head)', () => {
  test('sorts probabilities, and takes them as they are', () => {
    const { bars, hasProbabilities } = answerOf([0.2, 0.7, 0.1], 'probabilities');
    expect(bars.map(({ output, value }) => [output, value])).toEqual([
      [1, 0.7],
      [0, 0.2],
      [2, 0.1],
    ]);
    expect(hasProbabilities).toBe(true);
  });

  test('makes probabilities of logits, also of large ones', () => {
    const [first, second] = answerOf([1000, 1000 + Math.log(3)], 'logits').bars;
    expect([first?.output, first?.value, second?.value]).toEqual([
      1,
      expect.closeTo(0.75),
      expect.closeTo(0.25),
    ]);
  });

  test('adds the rest that penalties leave', () => {
    const [first] = answerOf([0.25, 0.125], 'penalties').bars;
    expect(first).toEqual({ value: 0.625, fraction: 0.625 });
  });

  test('scales the bars of other values to the largest magnitude', () => {
    const { bars, hasProbabilities } = answerOf([-4, 1], 'values');
    expect(bars.map(({ output, fraction }) => [output, fraction])).toEqual([
      [1, 0.25],
      [0, 1],
    ]);
    expect(hasProbabilities).toBe(false);
  });
});

test('headOf(model) reads the last layer', () => {
  const model = plainLenet5();
  const ending = (activation: 'linear' | 'sigmoid' | 'tanh', units = 10): string => {
    const { layers, ...config } = model.config;
    const last = { type: 'Dense', name: 'dense3', units, useBias: true, activation } as const;
    const weights = model.readValues().slice(0, -2);
    const own = [
      { name: 'dense3/kernel', shape: [84, units], values: new Float32Array(84 * units) },
      { name: 'dense3/bias', shape: [units], values: new Float32Array(units) },
    ];
    return headOf(plainModel({ ...config, layers: [...layers.slice(0, -1), last] }, [...weights, ...own]));
  };
  expect([headOf(model), headOf(plainLenet5({ variant: '1998' }))]).toEqual(['probabilities', 'penalties']);
  expect([ending('linear'), ending('sigmoid'), ending('tanh'), ending('linear', 1)]).toEqual([
    'logits',
    'sigmoids',
    'values',
    'values',
  ]);
});
