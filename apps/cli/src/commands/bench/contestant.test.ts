import { describe, expect, test } from 'vitest';
import { contestants, describeContestant } from './contestant.js';

describe('contestants(kernels, threads, automatic)', () => {
  const names = (...options: Parameters<typeof contestants>): string[] =>
    contestants(...options).map(describeContestant);

  test('are both engines with all kernels, on one thread and on as many as a run uses', () => {
    expect(names('auto', undefined, 4)).toEqual([
      'tfjs simd, 1 thread',
      'compiled simd, 1 thread',
      'compiled simd, 4 threads',
      'compiled relaxed-simd, 1 thread',
      'compiled relaxed-simd, 4 threads',
    ]);
    expect(names('simd', undefined, 1)).toEqual(['tfjs simd, 1 thread', 'compiled simd, 1 thread']);
  });

  test('have the requested kernels and threads', () => {
    expect(names('simd', 3, 2)).toEqual(['tfjs simd, 1 thread', 'compiled simd, 3 threads']);
    expect(names('relaxed-simd', 2, 2)).toEqual(['compiled relaxed-simd, 2 threads']);
  });
});
