import { expect, test } from 'vitest';
import { risingTrend } from './rising-trend.js';

test('four rising values are a trend, three are not', () => {
  // All of n values in order: chance 1/n!, 1/24 < 5 % < 1/6.
  expect(risingTrend([1, 2, 3, 4])).toBe(true);
  expect(risingTrend([1, 2, 3])).toBe(false);
});

test('falling, constant and too few values are no rising trend', () => {
  expect(risingTrend([4, 3, 2, 1])).toBe(false);
  expect(risingTrend([1, 1, 1, 1, 1, 1])).toBe(false);
  expect(risingTrend([1])).toBe(false);
  expect(risingTrend([])).toBe(false);
});

test('ten values with one pair out of order are a trend', () => {
  // S = 45 - 2, σ = √(10 · 9 · 25 / 18) = 11.18, z = 42 / 11.18 = 3.76.
  expect(risingTrend([1, 2, 3, 5, 4, 6, 7, 8, 9, 10])).toBe(true);
});

test.each([4, 5, 6, 7])('of all orders of %i values at most 5 %% are called a trend', (n) => {
  const orders = permutations(Array.from({ length: n }, (_, i) => i));
  const called = orders.filter(risingTrend).length;
  expect(called).toBeGreaterThan(0);
  expect(called / orders.length).toBeLessThanOrEqual(0.05);
});

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => permutations(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}
