import { describe, expect, it } from 'vitest';
import { onExactGrid } from './exact-sum.js';

describe('onExactGrid(loss)', () => {
  it('makes the sum independent of how the losses are grouped', () => {
    const losses = Array.from({ length: 2000 }, (_, i) =>
      onExactGrid(Math.fround(70 * Math.abs(Math.sin(i * 7.7)))),
    );
    const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 0);
    for (const cut of [1, 7, 1000, 1999]) {
      expect(sum(losses.slice(0, cut)) + sum(losses.slice(cut))).toBe(sum(losses));
    }
  });

  it('changes a loss by less than the resolution of float32', () => {
    expect(Math.abs(onExactGrid(0.01) - 0.01)).toBeLessThan(2 ** -33 + 1e-18);
    expect(onExactGrid(Number.NaN)).toBeNaN();
  });
});
