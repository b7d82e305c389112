import { expect, test } from 'vitest';
import { countClasses } from './count-classes.js';
import { setOf } from './testing/small-data.js';

test('countClasses(set) counts the images of each class, absent ones as 0', () => {
  expect(countClasses(setOf([3, 3, 9, 0]))).toEqual([1, 0, 0, 2, 0, 0, 0, 0, 0, 1]);
});

test('countClasses(set) refuses a label that is no class, by name', () => {
  expect(() => countClasses(setOf([3, 10]))).toThrow(
    'set.labels[1] is wrong (10) — give an integer from 0 to 9',
  );
});
