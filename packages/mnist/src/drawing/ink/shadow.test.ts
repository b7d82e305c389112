import { describe, expect, test } from 'vitest';
import { type Drawing, draw, negative } from '../../testing/drawings.js';
import { type MnistifiedImage, mnistify } from '../mnistify.js';

/** A 7 of two strokes on a page of 400 × 400, whose strokes are 22 pixels thick or thinner. */
function isInk(x: number, y: number, thickness = 22): boolean {
  const slant = 239 - ((y - 120) * 60) / 160;
  return (
    (x >= 150 && x < 250 && y >= 120 && y < 120 + thickness) ||
    (y >= 120 && y < 280 && Math.abs(x - slant) < thickness / 2)
  );
}

/** The page, whose paper has this brightness. */
const page = (light: (x: number, y: number) => number, thickness?: number): Drawing =>
  draw(400, 400, (x, y) => light(x, y) * (isInk(x, y, thickness) ? 0.2 : 1));
const make = ({ width, height, values }: Drawing): MnistifiedImage | null =>
  mnistify({ width, height, data: values, channels: 1 });

function difference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((sum, value, at) => sum + Math.abs(value - b[at]!), 0) / a.length;
}

const soft = (distance: number): number => 215 - 105 / (1 + Math.exp(-distance / 6));

describe('mnistify(image) reads the same digit', () => {
  const plain = make(page(() => 240))!;
  test.each<[string, (x: number, y: number) => number]>([
    ['half in a hard shadow', (x) => (x > 200 ? 100 : 220)],
    ['with a shadow from below', (_, y) => (y > 200 ? 100 : 220)],
    ['with a soft slanted shadow', (x, y) => soft(x + 0.4 * y - 290)],
    ['on lined paper', (_, y) => (y % 40 < 2 ? 150 : 245)],
    ['on squared paper', (x, y) => (x % 40 < 1 || y % 40 < 1 ? 140 : 245)],
    ['on lined paper in a shadow', (x, y) => (y % 40 < 2 ? 0.65 : 1) * (x > 200 ? 100 : 220)],
  ])('%s, and its negative', (_, light) => {
    for (const [image, inverted] of [
      [page(light), true],
      [negative(page(light)), false],
    ] as const) {
      const read = make(image)!;
      expect(difference(read.pixels, plain.pixels)).toBeLessThan(12);
      expect([read.inverted, read.components]).toEqual([inverted, 1]);
      expect(read.warnings).toEqual([{ kind: 'background-removed' }]);
    }
  });
});

test('mnistify(image) warns of lines that are as thick as the strokes', () => {
  const { warnings } = make(page((_, y) => (y % 80 < 8 ? 50 : 245), 8))!;
  expect(warnings).toContainEqual({ kind: 'touches-border' });
});

test('mnistify(image) finds the position of a digit in a large photo that it scales down', () => {
  const large = draw(1600, 1200, (x, y) => (x > 800 ? 100 : 220) * (isInk(x / 4 + 50, y / 4 + 50) ? 0.2 : 1));
  const { inkBox, warnings } = make(large)!;
  expect(warnings).toEqual([{ kind: 'background-removed' }]);
  const expected = { x: 400, y: 280, width: 400, height: 640 };
  for (const side of ['x', 'y', 'width', 'height'] as const) {
    expect(Math.abs(inkBox[side] - expected[side])).toBeLessThanOrEqual(8);
  }
});
