import { describe, expect, test } from 'vitest';
import { bar, type Drawing, disk, draw } from '../../testing/drawings.js';
import type { Box } from '../box.js';
import { depthsOf } from './depths.js';
import { findInkBox } from './ink-box.js';
import { measurePaper } from './paper.js';

const LIMITS = { outline: 30, edge: 100 };
const boxOf = (image: Drawing): Box => findInkBox(depthsOf(image, measurePaper(image), false), LIMITS);
const inks =
  (...isInk: ((x: number, y: number) => boolean)[]) =>
  (x: number, y: number) =>
    isInk.some((part) => part(x, y)) ? 0 : 255;

describe('findInkBox(depths, ink)', () => {
  test('is the smallest box around the ink', () => {
    expect(boxOf(bar(60, 40, 7, 11, 20, 5))).toEqual({ x: 7, y: 11, width: 20, height: 5 });
    expect(boxOf(bar(60, 40, 59, 39, 1, 1))).toEqual({ x: 59, y: 39, width: 1, height: 1 });
  });

  test('is equally exact in a large image', () => {
    expect(boxOf(bar(3000, 1000, 1234, 567, 89, 301))).toEqual({ x: 1234, y: 567, width: 89, height: 301 });
  });

  test('contains a digit of two parts', () => {
    const image = draw(
      100,
      100,
      inks(
        (x, y) => x > 20 && x < 30 && y > 20 && y < 80,
        (x, y) => x > 50 && x < 60 && y > 20 && y < 30,
      ),
    );
    expect(boxOf(image)).toEqual({ x: 21, y: 21, width: 39, height: 59 });
  });

  test('excludes specks of cells and of single pixels', () => {
    const digit = (x: number, y: number): boolean => x > 400 && x < 600 && y > 300 && y < 800;
    const dust = (x: number, y: number): boolean => (x - 900) ** 2 + (y - 90) ** 2 < 50;
    const image = draw(
      1000,
      1000,
      inks(digit, dust, (x, y) => x === 3 && y % 100 === 3),
    );
    expect(boxOf(image)).toEqual({ x: 401, y: 301, width: 199, height: 499 });
  });

  test('includes the soft edge of a small digit, and half of that of a large digit', () => {
    expect(boxOf(disk(30, 15, 15, 8)).width).toBe(17);
    const blurred = draw(
      200,
      200,
      (x, y) => 255 * Math.min(1, Math.max(0, (Math.hypot(x - 100, y - 100) - 40) / 20)),
    );
    // The gray is 155 of 255 at a distance of 40 + 20 · 155/255 from the center.
    expect(boxOf(blurred).width).toBe(2 * Math.floor(40 + (20 * 155) / 255) + 1);
  });
});
