import { describe, expect, test } from 'vitest';
import { loadMnist } from '../load-mnist.js';
import { center, centerOfMass } from './center.js';

const inkAt = (image: Float64Array): number[] => [...image.keys()].filter((at) => image[at]! > 0);

describe('centerOfMass(values, size)', () => {
  test('is the weighted mean position', () => {
    expect(centerOfMass(Float64Array.of(0, 0, 0, 2, 0, 2), { width: 3, height: 2 })).toEqual({ x: 1, y: 1 });
    expect(centerOfMass(Float64Array.of(1, 0, 0, 3), { width: 4, height: 1 })).toEqual({ x: 2.25, y: 0 });
  });

  test('is within half a pixel of (14, 14) for every test digit of MNIST', async () => {
    const { test: digits } = await loadMnist();
    let furthest = 0;
    for (let index = 0; index < digits.count; index++) {
      const pixels = Float64Array.from(digits.images.subarray(index * 784, (index + 1) * 784));
      const { x, y } = centerOfMass(pixels, { width: 28, height: 28 });
      furthest = Math.max(furthest, Math.abs(x - 14), Math.abs(y - 14));
    }
    expect(furthest).toBeLessThanOrEqual(0.5);
  });
});

describe('center(values, size)', () => {
  test('moves the center of mass to pixel (14, 14)', () => {
    const image = center(Float64Array.of(1, 1, 1), { width: 3, height: 1 });
    expect(inkAt(image)).toEqual([14 * 28 + 13, 14 * 28 + 14, 14 * 28 + 15]);
  });

  test('moves by whole pixels', () => {
    const values = Float64Array.of(0.2, 0.9);
    const image = center(values, { width: 2, height: 1 });
    expect([...image.subarray(14 * 28 + 13, 14 * 28 + 15)]).toEqual([...values]);
  });

  test('keeps an asymmetric digit within the image', () => {
    const values = new Float64Array(20 * 20).fill(0.01);
    values[0] = 1000;
    expect(inkAt(center(values, { width: 20, height: 20 }))).toHaveLength(400);
  });
});
