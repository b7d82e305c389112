import { expect, test } from 'vitest';
import { countClasses } from './count-classes.js';
import { setOf } from './testing/small-data.js';

test('countClasses(set) counts the images of each class, 0 for absent classes', () => {
  expect(countClasses(setOf([3, 3, 9, 0]))).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 0, 1]);
});

test('countClasses(set) rejects a label that is not a class and names it', () => {
  expect(() => countClasses(setOf([3, 10]))).toThrow(
    'set.labels[1] is invalid (10) — use an integer from 0 to 9',
  );
});
