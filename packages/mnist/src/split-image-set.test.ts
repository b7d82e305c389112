import { SEED } from '@lenet5/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countClasses } from './count-classes.js';
import { type ImageSet, PIXELS } from './image-set.js';
import { splitImageSet } from './split-image-set.js';
import { setOf, smallSet } from './testing/small-data.js';

const labelLists = fc.array(fc.nat(9), { minLength: 2, maxLength: 120 });

/** The indices of a set's images, which their pixels encode. */
function imagesOf(set: ImageSet): number[] {
  return Array.from({ length: set.count }, (_, image) => set.images[image * PIXELS]!);
}

test('splitImageSet(set, validationCount, seed) puts every image in one of the two parts, in its order', () => {
  fc.assert(
    fc.property(labelLists, fc.nat(1000), fc.integer({ min: 0, max: SEED.max }), (labels, part, seed) => {
      const validationCount = 1 + (part % (labels.length - 1));
      const { train, validation } = splitImageSet(setOf(labels), validationCount, seed);
      expect(validation.count).toBe(validationCount);
      const both = [imagesOf(train), imagesOf(validation)];
      for (const images of both) expect(images).toEqual([...images].sort((a, b) => a - b));
      expect(both.flat().sort((a, b) => a - b)).toEqual(labels.map((_, index) => index));
      imagesOf(train).forEach((image, at) => {
        expect(train.labels[at]).toBe(labels[image]);
      });
    }),
  );
});

test('splitImageSet(set, validationCount, seed) splits each class in proportion, to within one image', () => {
  fc.assert(
    fc.property(labelLists, fc.nat(1000), (labels, part) => {
      const validationCount = 1 + (part % (labels.length - 1));
      const all = countClasses(setOf(labels));
      countClasses(splitImageSet(setOf(labels), validationCount, 7).validation).forEach((count, label) => {
        expect(Math.abs(count - (all[label]! * validationCount) / labels.length)).toBeLessThan(1);
      });
    }),
  );
});

test('splitImageSet(set, validationCount, seed) depends on the seed', () => {
  const validation = (seed: number) => imagesOf(splitImageSet(smallSet(200), 50, seed).validation);
  expect(validation(1)).toEqual(validation(1));
  expect(validation(1)).not.toEqual(validation(2));
});

test('splitImageSet(set, validationCount, seed) rejects an empty part', () => {
  const message = 'use an integer from 1 to 9';
  expect(() => splitImageSet(smallSet(10), 0, 1)).toThrow(`validationCount is invalid (0) — ${message}`);
  expect(() => splitImageSet(smallSet(10), 10, 1)).toThrow(`validationCount is invalid (10) — ${message}`);
  expect(() => splitImageSet(smallSet(10), -5, 1)).toThrow(`validationCount is invalid (-5) — ${message}`);
  expect(() => splitImageSet(smallSet(10), 5, Number.NaN)).toThrow('seed is invalid (NaN)');
});
