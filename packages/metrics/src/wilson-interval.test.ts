import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.js';

// binomtest(correct, count).proportion_ci(method='wilson') of SciPy 1.17.1, whose z is 1.959964.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('wilsonInterval(%i, %i) is %f to %f as in SciPy', (correct, count, low, high) => {
  const interval = wilsonInterval(correct, count);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('wilsonInterval(correct, count) has limits z standard errors away from p', () => {
  // Wilson's definition: the limits are the accuracies q with |p - q| = z √(q(1 - q)/n).
  const { low, high } = wilsonInterval(9860, 10000);
  for (const end of [low, high]) {
    expect(Math.abs(0.986 - end)).toBeCloseTo(1.96 * Math.sqrt((end * (1 - end)) / 10000), 12);
  }
});

test('wilsonInterval(correct, count, z) contains p, is within 0 to 1, is symmetric, and widens with z', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));
  fc.assert(
    fc.property(counts, ([correct, count]) => {
      const { low, high } = wilsonInterval(correct, count);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(correct / count);
      expect(high).toBeGreaterThanOrEqual(correct / count);
      expect(high).toBeLessThanOrEqual(1);
      const mirrored = wilsonInterval(count - correct, count);
      expect(1 - mirrored.high).toBeCloseTo(low, 12);
      const wider = wilsonInterval(correct, count, 2.576);
      expect(wider.high - wider.low).toBeGreaterThan(high - low);
    }),
  );
});

test('wilsonInterval(correct, count, z) rejects arguments out of range', () => {
  expect(() => wilsonInterval(11, 10)).toThrow('correct is invalid (11) — use an integer from 0 to 10');
  expect(() => wilsonInterval(0.98, 10)).toThrow('correct is invalid (0.98)');
  expect(() => wilsonInterval(0, 0)).toThrow('count is invalid (0) — use an integer of at least 1');
  expect(() => wilsonInterval(1, 2, NaN)).toThrow('z is not a positive number (NaN) — use 1.96 for 95 %');
});
