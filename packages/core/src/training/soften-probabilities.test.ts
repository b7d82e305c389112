import { expect, test } from 'vitest';
import { softenProbabilities } from './soften-probabilities.js';

test.each([0.1, 0.5, 2, 3.7, 100])(
  'softenProbabilities(p, classes, %d) is p^(1/T) divided by the sum of its row',
  (temperature) => {
    const p = Float32Array.of(0.7, 0.2, 0.1, 1, 0, 0, 1e-40, 0.999, 0.001, 1 / 3, 1 / 3, 1 / 3);
    const found = softenProbabilities(p, 3, temperature);
    for (let row = 0; row < p.length; row += 3) {
      const powers = [...p.subarray(row, row + 3)].map((value) => value ** (1 / temperature));
      const sum = powers.reduce((total, power) => total + power, 0);
      powers.forEach((power, k) => {
        expect(Math.abs(found[row + k]! - power / sum)).toBeLessThan(1e-7);
      });
    }
  },
);

test('softenProbabilities(p, classes, 1) copies the probabilities', () => {
  const p = Float32Array.of(0.7, 0.3);
  const found = softenProbabilities(p, 2, 1);
  expect(found).toEqual(p);
  expect(found).not.toBe(p);
});
