import { expect, test } from 'vitest';
import { formatValue } from './format-value.js';

test.each([
  ['abc', '"abc"'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [-0, '0'],
  [7n, '7n'],
  [undefined, 'undefined'],
  [null, 'null'],
  [[2, 2], '[2,2]'],
  [{ seed: 7 }, '{"seed":7}'],
  [{ images: new Uint8Array(784) }, '{"images":"Uint8Array of 784 bytes"}'],
  [Symbol('s'), 'Symbol(s)'],
  [function load() {}, 'function load'],
])('formatValue(%o) is %s', (value, text) => {
  expect(formatValue(value)).toBe(text);
});

test('formatValue(value) shortens long text', () => {
  expect(formatValue('a'.repeat(100))).toBe(`"${'a'.repeat(59)}…`);
});

test('formatValue(value) does not throw on what JSON cannot represent', () => {
  const circular: Record<string, unknown> = {};
  circular.self = circular;
  expect(formatValue(circular)).toBe('[object Object]');
  expect(formatValue([1n])).toBe('1');
});
