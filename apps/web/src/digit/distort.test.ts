import { IMAGE_SIZE, PIXELS } from '@lenet5/mnist';
import { describe, expect, test } from 'vitest';
import { distort, UNDISTORTED } from './distort.js';

/** An image with one pixel of full ink. */
function dot(x: number, y: number): Uint8Array {
  const pixels = new Uint8Array(PIXELS);
  pixels[y * IMAGE_SIZE + x] = 255;
  return pixels;
}

describe('distort(pixels, distortion)', () => {
  test('distort(pixels, distortion) returns the digit unchanged without a distortion', () => {
    const pixels = Uint8Array.from({ length: PIXELS }, (_, i) => i % 256);
    expect(distort(pixels, UNDISTORTED)).toEqual(pixels);
  });

  test('distort(pixels, distortion) shifts to the right and down', () => {
    expect(distort(dot(10, 12), { ...UNDISTORTED, shiftX: 3, shiftY: -2 })).toEqual(dot(13, 10));
  });

  test('distort(pixels, distortion) rotates clockwise around the center', () => {
    expect(distort(dot(13, 4), { ...UNDISTORTED, rotate: 90 })).toEqual(dot(23, 13));
  });

  test('distort(pixels, distortion) grows and shrinks strokes by a pixel', () => {
    const grown = distort(dot(9, 9), { ...UNDISTORTED, stroke: 1 });
    expect(grown.filter((value) => value === 255)).toHaveLength(5);
    expect(distort(grown, { ...UNDISTORTED, stroke: -1 })).toEqual(dot(9, 9));
  });

  test('distort(pixels, distortion) multiplies the ink by the contrast, and adds the same noise at each call', () => {
    expect(distort(dot(9, 9), { ...UNDISTORTED, contrast: 0.4 })[9 * IMAGE_SIZE + 9]).toBe(102);
    const noisy = distort(dot(9, 9), { ...UNDISTORTED, noise: 0.3 });
    expect(distort(dot(9, 9), { ...UNDISTORTED, noise: 0.3 })).toEqual(noisy);
    expect(noisy).not.toEqual(dot(9, 9));
  });
});
