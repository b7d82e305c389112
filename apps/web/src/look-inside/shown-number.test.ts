import { expect, test } from 'vitest';
import { fine, short } from './shown-number.js';

test('fine(value) has three significant digits, a minus sign and powers of ten', () => {
  expect([0, 0.013, -1.2345, 1.7e-7, -0.001, -0.00099].map((value) => fine(value))).toEqual([
    '0',
    '0.0130',
    '−1.23',
    '1.70\u00a0×\u00a010⁻⁷',
    '−0.00100',
    '−9.90\u00a0×\u00a010⁻⁴',
  ]);
});

test('short(value) is never minus zero', () => {
  expect([-0.001, -0.256, 3].map((value) => short(value))).toEqual(['0.00', '−0.26', '3.00']);
});
