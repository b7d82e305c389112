import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { describe, expect, test } from 'vitest';
import { imageSetWarnings, imageSetWarningText } from './image-set-warnings.js';

/** Images with these labels. Image i has ink in its last pixel unless it is one of `blank`. */
function setOf(labels: readonly number[], blank: readonly number[] = []): ImageSet {
  const images = new Uint8Array(labels.length * PIXELS);
  for (const index of labels.keys()) if (!blank.includes(index)) images[(index + 1) * PIXELS - 1] = 200;
  return { images, labels: Uint8Array.from(labels), count: labels.length };
}

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('imageSetWarnings(set, split)', () => {
  test('is empty for images of all classes', async () => {
    expect(await imageSetWarnings(setOf(DIGITS), 'test')).toEqual([]);
  });

  test.each([1, 391, 392, 783])('finds the only ink, in pixel %d', async (pixel) => {
    const set = setOf(DIGITS, [6]);
    set.images[6 * PIXELS + pixel] = 1;
    expect(await imageSetWarnings(set, 'test')).toEqual([]);
  });

  test('lists the classes without images', async () => {
    expect(await imageSetWarnings(setOf([3, 3, 3]), 'train')).toEqual([
      { kind: 'missing-classes', split: 'train', classes: [0, 1, 2, 4, 5, 6, 7, 8, 9] },
    ]);
  });

  test('counts images of one gray, also of full ink', async () => {
    const set = setOf(DIGITS, [4]);
    set.images.fill(255, 8 * PIXELS, 9 * PIXELS);
    expect(await imageSetWarnings(set, 'validation')).toEqual([
      { kind: 'blank-images', split: 'validation', count: 2 },
    ]);
  });
});

test.each([
  [{ kind: 'missing-classes', split: 'train', classes: [8, 9] }, 'no training images of classes 8, 9'],
  [{ kind: 'missing-classes', split: 'test', classes: [5] }, 'no test images of class 5'],
  [{ kind: 'blank-images', split: 'validation', count: 1200 }, '1,200 validation images are blank'],
  [{ kind: 'blank-images', split: 'test', count: 1 }, '1 test image is blank'],
] as const)('imageSetWarningText(%j) is "%s"', (warning, text) => {
  expect(imageSetWarningText(warning)).toBe(text);
});
