import { expect, test } from 'vitest';
import { fine } from './shown-number.js';

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
