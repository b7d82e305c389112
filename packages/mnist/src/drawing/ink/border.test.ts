import { expect, test } from 'vitest';
import { draw } from '../../testing/drawings.js';
import { borderPixels } from './border.js';

test('borderPixels(image) returns the outermost rows and columns once, clockwise', () => {
  const grays = borderPixels(draw(4, 3, (x, y) => 10 * y + x)).map(({ gray }) => gray);
  expect(grays).toEqual([0, 1, 2, 3, 13, 23, 22, 21, 20, 10]);
});

test('borderPixels(image) returns positions from -1 to 1', () => {
  const [topLeft, ...rest] = borderPixels(draw(4, 2, (x) => x));
  expect(topLeft).toEqual({ u: -0.75, v: -0.5, gray: 0 });
  expect(rest[2]).toEqual({ u: 0.75, v: -0.5, gray: 3 });
});

test('borderPixels(image) returns every pixel of a line or a single pixel', () => {
  expect(borderPixels(draw(3, 1, (x) => x)).map(({ gray }) => gray)).toEqual([0, 1, 2]);
  expect(borderPixels(draw(1, 3, (_, y) => y)).map(({ gray }) => gray)).toEqual([0, 1, 2]);
  expect(borderPixels(draw(1, 1, () => 9))).toEqual([{ u: 0, v: 0, gray: 9 }]);
});

test('borderPixels(image) samples all sides of a long border evenly', () => {
  const sides = borderPixels(draw(3001, 3001, (x, y) => (y === 0 ? 1 : y === 3000 ? 3 : x === 0 ? 4 : 2)));
  expect(sides).toHaveLength(4096);
  for (const side of [1, 2, 3, 4]) {
    const fraction = sides.filter(({ gray }) => gray === side).length / sides.length;
    expect(fraction).toBeCloseTo(0.25, 2);
  }
});
