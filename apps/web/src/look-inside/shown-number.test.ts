import { expect, test } from 'vitest';
import { fine, short } from './shown-number.js';

test('a number is told to three digits, however small, with a true minus and powers of ten', () => {
  expect([0, 0.013, -1.2345, 1.7e-7, -0.001, -0.00099].map(fine)).toEqual([
    '0',
    '0.0130',
    '−1.23',
    '1.70\u00a0×\u00a010⁻⁷',
    '−0.00100',
    '−9.90\u00a0×\u00a010⁻⁴',
  ]);
});

test('a number to two decimals is never minus nothing', () => {
  expect([-0.001, -0.256, 3].map((value) => short(value))).toEqual(['0.00', '−0.26', '3.00']);
});
