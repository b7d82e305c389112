import { describe, expect, test } from 'vitest';
import { mnistify } from '../drawing/mnistify.js';
import { loadMnist } from '../load-mnist.js';
import { type Drawing, draw, grain, negative } from '../testing/drawings.js';
import { type FoundDigit, readDigits } from './read-digits.js';

const find = ({ width, height, values }: Drawing): FoundDigit[] =>
  readDigits({ width, height, data: values });

/** Draws digits of MNIST, enlarged, on white paper. */
async function page(
  places: readonly { index: number; left: number; top: number; scale: number }[],
  [width, height]: readonly [number, number],
): Promise<Drawing> {
  const { test: digits } = await loadMnist();
  return draw(width, height, (x, y) => {
    const inks = places.map(({ index, left, top, scale }) => {
      const [column, row] = [Math.floor((x - left) / scale), Math.floor((y - top) / scale)];
      const isInside = column >= 0 && row >= 0 && column < 28 && row < 28;
      return isInside ? (digits.images[index * 784 + row * 28 + column] ?? 0) : 0;
    });
    return 255 - Math.max(...inks);
  });
}

const PLACES = [
  { index: 0, left: 10, top: 20, scale: 4 },
  { index: 1, left: 130, top: 30, scale: 5 },
  { index: 2, left: 280, top: 10, scale: 4 },
  { index: 3, left: 20, top: 190, scale: 3 },
  { index: 4, left: 190, top: 200, scale: 4 },
];

describe('readDigits(image)', () => {
  test('finds digits of several sizes in reading order, each as mnistify() reads it alone', async () => {
    const found = find(await page(PLACES, [420, 330]));
    expect(found.map(({ line, position }) => [line, position])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
    ]);
    for (const [number, place] of PLACES.entries()) {
      const { width, height, values } = await page([place], [420, 330]);
      const alone = mnistify({ width, height, data: values });
      const digit = found[number];
      expect(digit?.inkBox).toEqual(alone?.inkBox);
      const difference = digit?.pixels.reduce(
        (sum, value, at) => sum + Math.abs(value - (alone?.pixels[at] ?? 0)),
        0,
      );
      expect((difference ?? 0) / 784).toBeLessThan(1);
      expect([digit?.warnings, digit?.wide]).toEqual([[], false]);
    }
  });

  test('finds the same digits in light ink, and in uneven light with grain', async () => {
    const clean = await page(PLACES, [420, 330]);
    const boxes = find(clean).map(({ inkBox }) => inkBox);
    expect(find(negative(clean)).map(({ inkBox }) => inkBox)).toEqual(boxes);
    const noise = grain(4);
    const photo = draw(
      420,
      330,
      (x, y) => 60 + 0.35 * (clean.values[y * 420 + x] ?? 0) + 0.2 * x - 0.1 * y + noise(),
    );
    expect(find(photo)).toHaveLength(5);
  });

  test('keeps a loose bar with its 5, and separates digits that are above each other', () => {
    const ring = (x: number, y: number, centerY: number): boolean =>
      Math.abs(Math.hypot(x - 100, y - centerY) - 60) < 12;
    const five = draw(200, 300, (x, y) => {
      const isBar = x >= 60 && x < 150 && y >= 60 && y < 82;
      return isBar || (ring(x, y, 180) && x > 70) ? 0 : 255;
    });
    expect(find(five).map(({ components }) => components)).toEqual([2]);
    const column = draw(200, 400, (x, y) => (ring(x, y, 100) || ring(x, y, 300) ? 0 : 255));
    expect(find(column).map(({ line, position }) => [line, position])).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  test('marks digits that touch, and finds none on blank paper', () => {
    const touching = draw(300, 200, (x, y) =>
      [90, 190].some((center) => Math.abs(Math.hypot(x - center, y - 100) - 50) < 10) ? 0 : 255,
    );
    expect(find(touching).map(({ wide }) => wide)).toEqual([true]);
    expect(find(draw(100, 100, () => 255))).toEqual([]);
  });
});
