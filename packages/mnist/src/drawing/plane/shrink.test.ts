import { expect, test } from 'vitest';
import { shrink } from './shrink.js';

test('shrink(image, limit) gives the mean of each block, and of the smaller blocks at the right and bottom', () => {
  const image = { width: 3, height: 3, values: Uint8Array.of(0, 2, 10, 4, 6, 30, 100, 104, 9) };
  const small = shrink(image, 2);
  expect([small.width, small.height]).toEqual([2, 2]);
  expect([...small.values]).toEqual([3, 20, 102, 9]);
});

test('shrink(image, limit) returns an image within the limit', () => {
  const image = { width: 2, height: 3, values: new Uint8Array(6) };
  expect(shrink(image, 3)).toBe(image);
});
