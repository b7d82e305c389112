import { expect, test } from 'vitest';
import { principalPlane, project } from './pca.js';

/** Points on an ellipsoid with axes of known directions and lengths: ±3 along (0.6, 0.8, 0), ±2 along (−0.8, 0.6, 0), ±1 along z. */
const DIRECTIONS = [
  [0.6, 0.8, 0, 3],
  [-0.8, 0.6, 0, 2],
  [0, 0, 1, 1],
] as const;
const POINTS = DIRECTIONS.flatMap(([x, y, z, length]) =>
  [1, -1].flatMap((sign) => [10 + sign * length * x, sign * length * y, sign * length * z - 5]),
);

test('principalPlane() finds the mean and the two longest axes of an ellipsoid, with their variances', () => {
  const { mean, axes, explained } = principalPlane(POINTS, 3);
  for (const [i, value] of [10, 0, -5].entries()) expect(mean[i]).toBeCloseTo(value, 10);
  for (const [at, [x, y, z]] of DIRECTIONS.slice(0, 2).entries()) {
    const [a = 0, b = 0, c = 0] = axes[at]!;
    expect(Math.abs(a * x + b * y + c * z)).toBeCloseTo(1, 10);
  }
  expect(explained[0]).toBeCloseTo(9 / 14, 10);
  expect(explained[1]).toBeCloseTo(4 / 14, 10);
});

test('project() gives the coordinates along the axes', () => {
  const plane = principalPlane(POINTS, 3);
  const lengths = [...project(POINTS, plane)].map(Math.abs);
  for (const [at, value] of [3, 0, 3, 0, 0, 2, 0, 2, 0, 0, 0, 0].entries())
    expect(lengths[at]).toBeCloseTo(value, 5);
});

test('principalPlane() satisfies the equation of eigenvectors for 84 random features', () => {
  const size = 84;
  let state = 7;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const points = Float64Array.from({ length: 300 * size }, (_, i) => random() * (1 + (i % size)));
  const { mean, axes } = principalPlane(points, size);
  for (const axis of axes) {
    const image = new Float64Array(size);
    for (let start = 0; start < points.length; start += size) {
      let along = 0;
      for (let i = 0; i < size; i++) along += (points[start + i]! - mean[i]!) * axis[i]!;
      for (let i = 0; i < size; i++) image[i]! += (along * (points[start + i]! - mean[i]!)) / 300;
    }
    const value = Math.hypot(...image);
    for (let i = 0; i < size; i++) expect(Math.abs(image[i]! - value * axis[i]!)).toBeLessThan(1e-6 * value);
  }
});
