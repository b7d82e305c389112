import { expect, test } from 'vitest';
import { project } from '../analysis/pca.js';
import { alignMap } from './align.js';

const points = Float32Array.from([1, 0, 0, 2, -1, 0.5, -2, -2]);

/** A map of features that have four dimensions, in the plane of the first two. */
const map = {
  points,
  features: Float32Array.from([1, 0, 9, 9, 0, 2, 9, 9, -1, 0.5, 9, 9, -2, -2, 9, 9]),
  plane: {
    mean: Float64Array.from([0, 0, 9, 9]),
    axes: [Float64Array.from([1, 0, 0, 0]), Float64Array.from([0, 1, 0, 0])],
    explained: [0.6, 0.4],
  },
} as const;

test.each([
  { change: 'turned by 90°', of: (x: number, y: number) => [-y, x] },
  { change: 'mirrored', of: (x: number, y: number) => [-x, y] },
  { change: 'mirrored and turned', of: (x: number, y: number) => [y, x] },
])('alignMap() brings points that are $change to those of the earlier map, and its axes', ({ of }) => {
  const earlier = Float32Array.from([0, 2, 4, 6].flatMap((at) => of(points[at]!, points[at + 1]!)));
  const aligned = alignMap(map, earlier);
  for (const [at, value] of earlier.entries()) expect(aligned.points[at]).toBeCloseTo(value, 6);
  for (const [at, value] of project(map.features, aligned.plane).entries())
    expect(value).toBeCloseTo(earlier[at]!, 6);
});

test('alignMap() leaves a map of other digits as it is', () => {
  expect(alignMap(map, new Float32Array(2))).toBe(map);
});
