import { describe, expect, test } from 'vitest';
import { benchRow, type Round } from './bench-row.js';
import { type Contestant, contestants, describeContestant } from './contestant.js';

const contestant: Contestant = { engine: 'compiled', kernels: 'simd', threads: 2, steps: 200 };

/** LeNet-5's multiply-adds an image by hand: outputs × inputs of each, of all layers. */
const CONVOLUTIONS = [24 * 24 * 6 * 25, 8 * 8 * 16 * 25 * 6] as const;
const DENSE = 256 * 120 + 120 * 84 + 84 * 10;

/** Forward, kernel gradient and, but for the first layer, input gradient. */
const MULTIPLY_ADDS = 2 * CONVOLUTIONS[0] + 3 * (CONVOLUTIONS[1] + DENSE);

describe('benchRow(contestant, rounds)', () => {
  test('counts 758,520 multiply-adds an image, two operations each, 32 images a step', () => {
    expect(MULTIPLY_ADDS).toBe(758_520);
    const { gflops } = benchRow(contestant, [{ msPerStep: 2, peakGflops: 40 }]);
    expect(gflops).toBeCloseTo((2 * 32 * MULTIPLY_ADDS) / 2e-3 / 1e9, 9);
  });

  test('takes medians over the rounds, the share of the peak from round to round, the peak of all threads', () => {
    const round = (msPerStep: number, peakGflops: number): Round => ({ msPerStep, peakGflops });
    const row = benchRow(contestant, [round(2, 50), round(9, 10), round(4, 20)]);
    expect(row).toMatchObject({
      engine: 'compiled',
      kernels: 'simd',
      threads: 2,
      msPerStep: 4,
      peakGflops: 40,
    });
    // 24.3 of 100, 5.4 of 20, 12.1 of 40 GFLOP/s.
    expect(row.fractionOfPeak).toBeCloseTo(48.54528 / 9 / 20, 9);
  });
});

describe('contestants(kernels, threads, processors)', () => {
  const names = (...asked: Parameters<typeof contestants>): string[] =>
    contestants(...asked).map(describeContestant);

  test('are both engines, in every build, on one thread and on as many as a run takes', () => {
    expect(names('auto', undefined, 16)).toEqual([
      'tfjs simd, 1 thread',
      'compiled simd, 1 thread',
      'compiled simd, 4 threads',
      'compiled relaxed-simd, 1 thread',
      'compiled relaxed-simd, 4 threads',
    ]);
    expect(names('simd', undefined, 1)).toEqual(['tfjs simd, 1 thread', 'compiled simd, 1 thread']);
  });

  test('are those that were asked for', () => {
    expect(names('simd', 3, 2)).toEqual(['tfjs simd, 1 thread', 'compiled simd, 3 threads']);
    expect(names('relaxed-simd', 2, 2)).toEqual(['compiled relaxed-simd, 2 threads']);
  });
});
