import { expect, test } from 'vitest';
import { fitPlane, planeAt } from './plane.js';

const GRID = [-1, -0.5, 0, 0.5, 1];
const corners = GRID.flatMap((u) => GRID.map((v) => ({ u, v })));

test('fitPlane(points) finds the plane through points on a plane', () => {
  const plane = fitPlane(corners.map(({ u, v }) => ({ u, v, height: 7 + 3 * u - 5 * v, weight: 1 + u * u })));
  expect(plane.offset).toBeCloseTo(7);
  expect(plane.right).toBeCloseTo(3);
  expect(plane.down).toBeCloseTo(-5);
  expect(planeAt(plane, 0.25, -1)).toBeCloseTo(7 + 0.75 + 5);
});

test('fitPlane(points) minimizes the weighted squares, so the error is orthogonal to 1, u and v', () => {
  const points = corners.map(({ u, v }) => ({
    u,
    v,
    height: Math.sin(9 * u + 4 * v),
    weight: 2 + u + v / 2,
  }));
  const plane = fitPlane(points);
  const errors = points.map(({ u, v, height, weight }) => ({
    u,
    v,
    error: weight * (height - planeAt(plane, u, v)),
  }));
  expect(errors.reduce((sum, { error }) => sum + error, 0)).toBeCloseTo(0);
  expect(errors.reduce((sum, { error, u }) => sum + error * u, 0)).toBeCloseTo(0);
  expect(errors.reduce((sum, { error, v }) => sum + error * v, 0)).toBeCloseTo(0);
});

test('fitPlane(points) has no slope in a direction without variation', () => {
  const line = fitPlane(GRID.map((u) => ({ u, v: 0, height: 2 * u + 1, weight: 1 })));
  expect([line.right, line.down]).toEqual([expect.closeTo(2), 0]);
  expect(fitPlane([{ u: 0, v: 0, height: 4, weight: 2 }])).toEqual({ offset: 4, right: 0, down: 0 });
});
