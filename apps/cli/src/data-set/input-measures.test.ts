import { type ImageSet, loadMnistSplit } from '@lenet5/mnist';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  describeDeviation,
  deviations,
  inputRanges,
  isInputRanges,
  MNIST_RANGES,
  measureInput,
} from './input-measures.js';

/** An image from rows of text, in which `#` is ink. */
function image(...rows: readonly string[]): Uint8Array {
  return Uint8Array.from([...rows.join('')], (glyph) => (glyph === '#' ? 255 : 0));
}

describe('measureInput(pixels, shape)', () => {
  test('counts parts, which touch at corners too, and the ink at the border', () => {
    const pixels = image('#....', '.#..#', '.....', '..##.');
    expect(measureInput(pixels, [4, 5, 1])).toEqual({
      ink: 5 / 20,
      parts: 3,
      // 14 pixels at the border, of which 4 are ink.
      border: 4 / 14,
    });
  });

  test('measures images of one row or column', () => {
    expect(measureInput(image('#.#'), [1, 3, 1])).toEqual({ ink: 2 / 3, parts: 2, border: 2 / 3 });
    expect(measureInput(image('#.#'), [3, 1, 1])).toEqual({ ink: 2 / 3, parts: 2, border: 2 / 3 });
  });

  test('counts gray in the ink, and from 128 on as a part', () => {
    expect(measureInput(Uint8Array.of(127, 0, 0, 128), [2, 2, 1])).toEqual({
      ink: 255 / (4 * 255),
      parts: 1,
      border: 1 / 4,
    });
  });
});

describe('the training images of MNIST', () => {
  let train: ImageSet;
  beforeAll(async () => {
    train = (await loadMnistSplit('train')).set;
  });

  test('have MNIST_RANGES', async () => {
    for (const [name, [low, high]] of Object.entries(await inputRanges(train))) {
      const [expectedLow, expectedHigh] = MNIST_RANGES[name as keyof typeof MNIST_RANGES];
      expect(low).toBeCloseTo(expectedLow, 5);
      expect(high).toBeCloseTo(expectedHigh, 5);
    }
  });

  test('lie in these ranges, except at most one in 200 of those that were not measured', async () => {
    const { set } = await loadMnistSplit('test');
    let outside = 0;
    for (let index = 0; index < set.count; index++) {
      const pixels = set.images.subarray(index * 784, (index + 1) * 784);
      if (deviations(measureInput(pixels, [28, 28, 1]), MNIST_RANGES).length > 0) outside++;
    }
    expect(outside / set.count).toBeLessThan(1 / 200);
  });
});

test('deviations(measures, ranges) are those outside the ranges', () => {
  const found = deviations({ ink: 0.5, parts: 9, border: 0 }, MNIST_RANGES);
  expect(found.map(describeDeviation)).toEqual([
    '50 % of its area is ink (theirs: 2 % to 31 %)',
    'it has 9 parts (theirs: 1 to 3)',
  ]);
  expect(deviations({ ink: 0.1, parts: 1, border: 0 }, MNIST_RANGES)).toEqual([]);
});

test('isInputRanges(value) accepts what inputRanges() returns, written as JSON', () => {
  expect(isInputRanges(JSON.parse(JSON.stringify(MNIST_RANGES)))).toBe(true);
  for (const damaged of [{}, { ...MNIST_RANGES, ink: [0] }, { ...MNIST_RANGES, parts: 'few' }])
    expect(isInputRanges(damaged)).toBe(false);
});
