import { expect, test } from 'vitest';
import { median } from './median.js';

test('median(values) is the middle value, the mean of the two middle values, or 0 without values', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 9, 1, 6])).toBe(7.5);
  expect(median([])).toBe(0);
});
