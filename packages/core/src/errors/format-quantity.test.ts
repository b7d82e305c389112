import { expect, test } from 'vitest';
import { formatQuantity } from './format-quantity.js';

test.each([
  [0, '0 values'],
  [1, '1 value'],
  [2, '2 values'],
  [60_000, '60,000 values'],
])('formatQuantity(%d, "value") is "%s"', (quantity, text) => {
  expect(formatQuantity(quantity, 'value')).toBe(text);
});

test('formatQuantity(quantity, noun, plural) takes an irregular plural', () => {
  expect(formatQuantity(1, 'class', 'classes')).toBe('1 class');
  expect(formatQuantity(3, 'class', 'classes')).toBe('3 classes');
});
