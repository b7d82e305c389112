import { expect, test } from 'vitest';
import { risingTrend } from './rising-trend.js';

test('risingTrend(values) is true for four rising values, false for three', () => {
  // n values are in order with probability 1/n!, and 1/24 < 5 % < 1/6.
  expect(risingTrend([1, 2, 3, 4])).toBe(true);
  expect(risingTrend([1, 2, 3])).toBe(false);
});

test('risingTrend(values) is false for falling, constant and too few values', () => {
  expect(risingTrend([4, 3, 2, 1])).toBe(false);
  expect(risingTrend([1, 1, 1, 1, 1, 1])).toBe(false);
  expect(risingTrend([1])).toBe(false);
  expect(risingTrend([])).toBe(false);
});

test('risingTrend(values) is true for ten values with one pair out of order', () => {
  // S = 45 - 2, σ = √(10 · 9 · 25 / 18) = 11.18, z = 42 / 11.18 = 3.76.
  expect(risingTrend([1, 2, 3, 5, 4, 6, 7, 8, 9, 10])).toBe(true);
});

test.each([4, 5, 6, 7])('risingTrend(values) is true for at most 5 %% of all orders of %i values', (n) => {
  const orders = permutations(Array.from({ length: n }, (_, i) => i));
  const rising = orders.filter(risingTrend).length;
  expect(rising).toBeGreaterThan(0);
  expect(rising / orders.length).toBeLessThanOrEqual(0.05);
});

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return values.flatMap((value, i) => permutations(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}
