import { expect, test } from 'vitest';
import { barPixels } from './bar-pixels.js';

test('barPixels(units, largest) draws bars from the bottom up, with the sign of the unit', () => {
  const pixels = barPixels([2, -1, 0], 2);
  const column = (unit: number): number[] => Array.from({ length: 32 }, (_, row) => pixels[3 * row + unit]!);
  expect(column(0)).toEqual(new Array(32).fill(1));
  expect(column(1)).toEqual([...new Array(16).fill(0), ...new Array(16).fill(-1)]);
  expect(column(2)).toEqual(new Array(32).fill(0));
  expect([...barPixels([0, 0], 0)]).toEqual(new Array(64).fill(0));
});
