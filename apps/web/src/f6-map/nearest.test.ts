import { expect, test } from 'vitest';
import { nearestDigits } from './nearest.js';

test('nearestDigits() sorts digits by their distance in all features', () => {
  const features = Float32Array.from([0, 0, 3, 4, 1, 1, -1, 0]);
  expect(nearestDigits(features, [0, 0], 3)).toEqual([0, 3, 2]);
});
