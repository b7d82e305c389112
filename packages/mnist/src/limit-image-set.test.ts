import { SEED } from '@lenet5/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countClasses } from './count-classes.js';
import { PIXELS } from './image-set.js';
import { limitImageSet } from './limit-image-set.js';
import { setOf, smallSet } from './testing/small-data.js';

test('limitImageSet(set, count, seed) returns the same number of each class, to within one', () => {
  const limited = limitImageSet(smallSet(200), 43, 1);
  expect(limited.count).toBe(43);
  expect(countClasses(limited)).toEqual([5, 5, 5, 4, 4, 4, 4, 4, 4, 4]);
});

test('limitImageSet(set, count, seed) returns more of the other classes if one is too small', () => {
  const labels = [...new Array(2).fill(0), ...new Array(50).fill(1), ...new Array(50).fill(2)];
  expect(countClasses(limitImageSet(setOf(labels), 30, 1)).slice(0, 3)).toEqual([2, 14, 14]);
});

test('limitImageSet(set, count, seed) returns exactly count distinct images in their order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: 1, maxLength: 120 }),
      fc.nat(1000),
      fc.integer({ min: 0, max: SEED.max }),
      (labels, part, seed) => {
        const count = 1 + (part % labels.length);
        const limited = limitImageSet(setOf(labels), count, seed);
        const images = Array.from({ length: count }, (_, image) => limited.images[image * PIXELS]!);
        expect(limited.count).toBe(count);
        expect(images).toEqual([...new Set(images)].sort((a, b) => a - b));
        expect([...limited.labels]).toEqual(images.map((image) => labels[image]));
      },
    ),
  );
});

test('limitImageSet(set, count, seed) depends on the seed', () => {
  const labels = (seed: number) => [...limitImageSet(smallSet(200), 50, seed).images];
  expect(labels(1)).toEqual(labels(1));
  expect(labels(1)).not.toEqual(labels(2));
});

test('limitImageSet(set, count, seed) rejects a count that exceeds the set', () => {
  expect(() => limitImageSet(smallSet(10), 11, 1)).toThrow(
    'count is invalid (11) — use an integer from 1 to 10',
  );
  expect(() => limitImageSet(smallSet(10), 0, 1)).toThrow('count is invalid (0)');
  expect(() => limitImageSet(smallSet(10), 5, Number.NaN)).toThrow('seed is invalid (NaN)');
});
