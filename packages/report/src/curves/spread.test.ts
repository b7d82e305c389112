import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.js';

test('spread(positions) keeps positions with enough distance', () => {
  expect(spread([30, 10, 50], 14, 0, 100)).toEqual([30, 10, 50]);
});

test('spread(positions) moves close positions apart in their order', () => {
  expect(spread([20, 21, 20], 10, 0, 100)).toEqual([20, 40, 30]);
});

test('spread(positions) keeps positions within the limits', () => {
  expect(spread([99, 100], 10, 0, 100)).toEqual([90, 100]);
  expect(spread([-5, 3], 10, 0, 100)).toEqual([0, 10]);
});

test('spread(positions) has the gap, the limits and the order if there is enough space', () => {
  const positions = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { maxLength: 15 });
  fc.assert(
    fc.property(positions, (given) => {
      const moved = spread(given, 14, 0, 200);
      const order = given.map((_, i) => i).sort((a, b) => given[a]! - given[b]! || a - b);
      const sorted = order.map((i) => moved[i]!);
      sorted.forEach((position, i) => {
        expect(position).toBeGreaterThanOrEqual(-1e-9);
        expect(position).toBeLessThanOrEqual(200 + 1e-9);
        if (i > 0) expect(position - sorted[i - 1]!).toBeGreaterThanOrEqual(14 - 1e-9);
      });
    }),
  );
});
