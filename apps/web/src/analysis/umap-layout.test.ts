import { expect, test } from 'vitest';
import { umapLayout } from './umap-layout.js';

const [CLASSES, PER_CLASS, SIZE] = [3, 20, 6];

/** Points around the corners of a simplex, close to each other within a class. */
const FEATURES = Float32Array.from({ length: CLASSES * PER_CLASS * SIZE }, (_, i) => {
  const [point, feature] = [Math.floor(i / SIZE), i % SIZE];
  const corner = Math.floor(point / PER_CLASS) === feature ? 5 : 0;
  return corner + Math.sin(7 * point + 3 * feature * feature);
});

const classOf = (point: number): number => Math.floor(point / PER_CLASS);

const last = (): { readonly points: Float32Array; readonly fraction: number } =>
  [...umapLayout(FEATURES, SIZE)].at(-1)!;

test('umapLayout() keeps each point next to points of its class, around the origin, and repeats its result', () => {
  const { points, fraction } = last();
  expect(fraction).toBe(1);
  const count = points.length / 2;
  expect(count).toBe(CLASSES * PER_CLASS);
  const distance = (a: number, b: number): number =>
    Math.hypot(points[2 * a]! - points[2 * b]!, points[2 * a + 1]! - points[2 * b + 1]!);
  for (let point = 0; point < count; point++) {
    const others = [...Array(count).keys()].filter((other) => other !== point);
    const [nearest = -1] = others.sort((a, b) => distance(point, a) - distance(point, b));
    expect(classOf(nearest)).toBe(classOf(point));
  }
  for (const axis of [0, 1]) {
    const sum = points.filter((_, i) => i % 2 === axis).reduce((total, value) => total + value, 0);
    expect(Math.abs(sum)).toBeLessThan(1e-3 * count);
  }
  expect(last().points).toEqual(points);
});
