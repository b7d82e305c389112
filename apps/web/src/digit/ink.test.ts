import { describe, expect, test } from 'vitest';
import { cellCentre, INK_SIZE, inkFromPixels, stroke } from './ink.js';

/** One pixel of full ink. */
function dot(x: number, y: number): Uint8Array {
  const pixels = new Uint8Array(784);
  pixels[y * 28 + x] = 255;
  return pixels;
}

describe('stroke(ink, from, to)', () => {
  const blank = new Uint8Array(INK_SIZE ** 2);
  const area = (ink: Uint8Array): number => ink.reduce((sum, value) => sum + value, 0) / 255;

  test('makes a dot of the area of its disc', () => {
    const centre = cellCentre(14, 14);
    expect(area(stroke(blank, centre, centre, false, 6))).toBeCloseTo(Math.PI * 36, -1);
  });

  test('makes a line of the area of its capsule, and the eraser takes it away', () => {
    const [from, to] = [cellCentre(4, 14), cellCentre(24, 14)];
    const line = stroke(blank, from, to, false, 5);
    expect(Math.abs(area(line) - (80 * 10 + Math.PI * 25))).toBeLessThan(8);
    expect(area(stroke(line, from, to, true, 6))).toBe(0);
  });

  test('draws no further than the pad', () => {
    expect(area(stroke(blank, { x: -50, y: 20 }, { x: 200, y: 20 }))).toBeCloseTo(INK_SIZE * 10, -1);
  });
});

test('pixels become blocks of ink', () => {
  const ink = inkFromPixels(dot(3, 5));
  expect(ink.filter((value) => value === 255)).toHaveLength(16);
  expect(ink[20 * INK_SIZE + 12]).toBe(255);
});
