import { IMAGE_SIZE, PIXELS } from '@lenet5/mnist';
import { describe, expect, test } from 'vitest';
import { cellCenter, INK_SIZE, inkFromPixels, stroke } from './ink.js';

/** An image with one pixel of full ink. */
function dot(x: number, y: number): Uint8Array {
  const pixels = new Uint8Array(PIXELS);
  pixels[y * IMAGE_SIZE + x] = 255;
  return pixels;
}

describe('stroke(ink, from, to)', () => {
  const blank = new Uint8Array(INK_SIZE ** 2);
  const area = (ink: Uint8Array): number => ink.reduce((sum, value) => sum + value, 0) / 255;

  test('stroke(ink, from, to) draws a dot with the area of a disk', () => {
    const center = cellCenter(14, 14);
    expect(area(stroke(blank, center, center, false, 6))).toBeCloseTo(Math.PI * 36, -1);
  });

  test('stroke(ink, from, to) draws a line with the area of a capsule, and the eraser removes it', () => {
    const [from, to] = [cellCenter(4, 14), cellCenter(24, 14)];
    const line = stroke(blank, from, to, false, 5);
    expect(Math.abs(area(line) - (80 * 10 + Math.PI * 25))).toBeLessThan(8);
    expect(area(stroke(line, from, to, true, 6))).toBe(0);
  });

  test('stroke(ink, from, to) stays inside the pad', () => {
    expect(area(stroke(blank, { x: -50, y: 20 }, { x: 200, y: 20 }, false, 5))).toBeCloseTo(
      INK_SIZE * 10,
      -1,
    );
  });
});

test('inkFromPixels(pixels) turns each pixel into a block of ink', () => {
  const ink = inkFromPixels(dot(3, 5));
  expect(ink.filter((value) => value === 255)).toHaveLength(16);
  expect(ink[20 * INK_SIZE + 12]).toBe(255);
});
