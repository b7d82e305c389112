import { describe, expect, test } from 'vitest';
import { distort, UNDISTORTED } from './distort.js';

/** One pixel of full ink. */
function dot(x: number, y: number): Uint8Array {
  const pixels = new Uint8Array(784);
  pixels[y * 28 + x] = 255;
  return pixels;
}

describe('distort(pixels, distortion)', () => {
  test('leaves a digit as it is where nothing is asked', () => {
    const pixels = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
    expect(distort(pixels, UNDISTORTED)).toEqual(pixels);
  });

  test('shifts to the right and down', () => {
    expect(distort(dot(10, 12), { ...UNDISTORTED, shiftX: 3, shiftY: -2 })).toEqual(dot(13, 10));
  });

  test('rotates clockwise about the middle', () => {
    expect(distort(dot(13, 4), { ...UNDISTORTED, rotate: 90 })).toEqual(dot(23, 13));
  });

  test('grows and shrinks strokes by whole pixels', () => {
    const grown = distort(dot(9, 9), { ...UNDISTORTED, stroke: 1 });
    expect(grown.filter((value) => value === 255)).toHaveLength(5);
    expect(distort(grown, { ...UNDISTORTED, stroke: -1 })).toEqual(dot(9, 9));
  });

  test('scales the ink by the contrast, and grains alike each time', () => {
    expect(distort(dot(9, 9), { ...UNDISTORTED, contrast: 0.4 })[9 * 28 + 9]).toBe(102);
    const grained = distort(dot(9, 9), { ...UNDISTORTED, noise: 0.3 });
    expect(distort(dot(9, 9), { ...UNDISTORTED, noise: 0.3 })).toEqual(grained);
    expect(grained).not.toEqual(dot(9, 9));
  });
});
