import { expect, test } from 'vitest';
import { lecunUniform } from './lecun-uniform.js';

test.each([
  ['conv2/kernel', [5, 5, 6, 16], 5 * 5 * 6],
  ['dense1/kernel', [256, 120], 256],
] as const)('the values of %s %j are uniform with variance 1/%i', (name, shape, fanIn) => {
  const values = Array.from(lecunUniform(7, name, shape));
  const limit = Math.sqrt(3 / fanIn);
  expect(values.every((value) => Math.abs(value) <= Math.fround(limit))).toBe(true);
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  // The square of a uniform variable on [−l, l] has variance 4l⁴/45: four standard errors.
  expect(Math.abs(variance - 1 / fanIn)).toBeLessThan(4 * limit ** 2 * Math.sqrt(4 / 45 / values.length));
});
