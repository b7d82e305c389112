import { expect, test } from 'vitest';
import { softmin } from './softmin.js';

test('softmin(penalties, rejectPenalty) has the probabilities of equation 9, also for far penalties', () => {
  const near = [0.5, 1, 3, 8, 20, 21, 22, 23, 24, 25];
  const far = [900, 950, 1000, 901, 902, 903, 904, 905, 906, 907];
  const { probabilities, noneOfThese, amongDigits } = softmin(Float32Array.from([...near, ...far]), 1);
  const sum = near.reduce((total, penalty) => total + Math.exp(-penalty), Math.exp(-1));
  for (const [label, penalty] of near.entries()) {
    expect(probabilities[label]).toBeCloseTo(Math.exp(-penalty) / sum, 6);
  }
  expect([...noneOfThese]).toEqual([expect.closeTo(Math.exp(-1) / sum, 6), 1]);
  expect([...probabilities.subarray(10)]).toEqual(Array(10).fill(0));
  const total = near.reduce((all, penalty) => all + Math.exp(-penalty), 0);
  expect(amongDigits[1]).toBeCloseTo(Math.exp(-1) / total, 6);
  const others = far.reduce((all, penalty) => all + Math.exp(900 - penalty), 0);
  expect(amongDigits[10]).toBeCloseTo(1 / others, 6);
});
