import { describe, expect, test } from 'vitest';
import { loadMnist } from './load-mnist.js';
import { mnistify } from './mnistify.js';

/** A picture of white paper with a black rectangle. */
function rectangle(
  width: number,
  height: number,
  x: number,
  y: number,
  wide: number,
  high: number,
): Uint8Array {
  const data = new Uint8Array(width * height).fill(255);
  for (let row = y; row < y + high; row++) data.fill(0, row * width + x, row * width + x + wide);
  return data;
}

/** First and last row and column with ink. */
function extent(pixels: Uint8Array): number[] {
  const inked = [...pixels.keys()].filter((i) => pixels[i]! > 0);
  const columns = inked.map((i) => i % 28);
  const rows = inked.map((i) => Math.floor(i / 28));
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
}

describe('mnistify(image)', () => {
  test('scales the ink to 20 pixels on its longer side and puts it in the middle', () => {
    const data = rectangle(300, 200, 17, 30, 50, 100);
    expect(extent(mnistify({ width: 300, height: 200, data })!)).toEqual([9, 18, 4, 23]);
  });

  test('takes white ink on black paper as black on white', () => {
    const black = rectangle(90, 60, 20, 10, 15, 35);
    const white = black.map((value) => 255 - value);
    const size = { width: 90, height: 60 };
    expect(mnistify({ ...size, data: white })).toEqual(mnistify({ ...size, data: black }));
  });

  test('gives the darkest ink 255 however faint it is', () => {
    const data = rectangle(60, 60, 10, 10, 10, 30).map((value) => (value === 0 ? 180 : 220));
    expect(Math.max(...mnistify({ width: 60, height: 60, data })!)).toBe(255);
  });

  test('finds no ink on a blank or almost even page', () => {
    expect(mnistify({ width: 40, height: 30, data: new Uint8Array(1200).fill(255) })).toBeNull();
    expect(
      mnistify({ width: 40, height: 30, data: Uint8Array.from({ length: 1200 }, (_, i) => 240 + (i % 9)) }),
    ).toBeNull();
  });

  test('takes a single dot', () => {
    const data = new Uint8Array(49);
    data[24] = 255;
    expect(mnistify({ width: 7, height: 7, data })!.filter((value) => value === 255)).toHaveLength(400);
  });

  test('gives back digits of MNIST almost as they are', async () => {
    const { test: digits } = await loadMnist();
    const count = 500;
    let difference = 0;
    for (let index = 0; index < count; index++) {
      const data = digits.images.subarray(index * 784, (index + 1) * 784);
      const again = mnistify({ width: 28, height: 28, data })!;
      difference += data.reduce((sum, value, i) => sum + Math.abs(value - again[i]!), 0) / 784;
    }
    expect(difference / count).toBeLessThan(4);
  });

  test('refuses pixels that are not width × height', () => {
    expect(() => mnistify({ width: 3, height: 3, data: [0, 0] })).toThrow('image.data');
  });
});
