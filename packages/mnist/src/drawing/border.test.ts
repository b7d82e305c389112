import { expect, test } from 'vitest';
import { draw } from '../testing/drawings.js';
import { borderPixels } from './border.js';

test('borderPixels(image) are the outermost rows and columns, each pixel once, clockwise', () => {
  const greys = borderPixels(draw(4, 3, (x, y) => 10 * y + x)).map(({ grey }) => grey);
  expect(greys).toEqual([0, 1, 2, 3, 13, 23, 22, 21, 20, 10]);
});

test('borderPixels(image) tells where each lies, from -1 to 1', () => {
  const [topLeft, ...rest] = borderPixels(draw(4, 2, (x) => x));
  expect(topLeft).toEqual({ u: -0.75, v: -0.5, grey: 0 });
  expect(rest[2]).toEqual({ u: 0.75, v: -0.5, grey: 3 });
});

test('borderPixels(image) of a line or a pixel is all of it', () => {
  expect(borderPixels(draw(3, 1, (x) => x)).map(({ grey }) => grey)).toEqual([0, 1, 2]);
  expect(borderPixels(draw(1, 3, (_, y) => y)).map(({ grey }) => grey)).toEqual([0, 1, 2]);
  expect(borderPixels(draw(1, 1, () => 9))).toEqual([{ u: 0, v: 0, grey: 9 }]);
});

test('borderPixels(image) samples a long border evenly, all four sides', () => {
  const sides = borderPixels(draw(3001, 3001, (x, y) => (y === 0 ? 1 : y === 3000 ? 3 : x === 0 ? 4 : 2)));
  expect(sides).toHaveLength(4096);
  for (const side of [1, 2, 3, 4]) {
    const share = sides.filter(({ grey }) => grey === side).length / sides.length;
    expect(share).toBeCloseTo(0.25, 2);
  }
});
