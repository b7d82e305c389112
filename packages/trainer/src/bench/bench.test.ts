import { describe, expect, test } from 'vitest';
import { benchRow } from './bench-row.js';
import { compete } from './compete.js';
import type { Contestant, Round } from './contestant.js';
import { median } from './median.js';
import { flopPerReferenceStep, referenceSpans } from './reference-step.js';

const contestant: Contestant = {
  name: 'compiled',
  engine: 'compiled',
  kernels: 'simd',
  threads: 2,
  processes: 1,
  steps: 200,
};

test('compete(competitors, rounds) runs the competitors alternately and collects their rounds', async () => {
  const calls: string[] = [];
  const competitors = ['a', 'b'].map((name) => ({
    contestant: { ...contestant, name },
    round: async (): Promise<Round> => ({ msPerStep: calls.push(name) }),
  }));
  const announced: string[] = [];
  const results = await compete(competitors, 2, (round, { name }) => announced.push(`${round}${name}`));
  expect(calls).toEqual(['a', 'b', 'a', 'b']);
  expect(announced).toEqual(['1a', '1b', '2a', '2b']);
  expect(results.map(({ rounds }) => rounds.map(({ msPerStep }) => msPerStep))).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test('flopPerReferenceStep() counts two operations per multiply-add of LeNet-5 for 32 images', async () => {
  // Outputs × inputs per output of each layer, by hand.
  const convolutions = [24 * 24 * 6 * 25, 8 * 8 * 16 * 25 * 6] as const;
  const dense = 256 * 120 + 120 * 84 + 84 * 10;
  // Forward, weight gradient and, except in the first layer, input gradient.
  const multiplyAdds = 2 * convolutions[0] + 3 * (convolutions[1] + dense);
  expect(await flopPerReferenceStep()).toBe(2 * 32 * multiplyAdds);
});

test('referenceSpans(count) yields consecutive steps and starts over at the end of an epoch', () => {
  const next = referenceSpans(100);
  const [first, second, third] = [next(1), next(2), next(1)];
  expect([first.order.length, second.order.length, second.learningRates.length]).toEqual([32, 64, 2]);
  expect(new Set([...first.order, ...second.order]).size).toBe(96);
  expect(third.order).toEqual(first.order);
});

describe('benchRow(result, flopPerStep)', () => {
  const round = (msPerStep: number, peakGflops: number): Round => ({ msPerStep, peakGflops });

  test('has medians over the rounds, of the fraction in each round, and the peak of all threads', () => {
    const rounds = [round(2, 50), round(9, 10), round(4, 20)];
    expect(benchRow({ contestant, rounds }, 72e6)).toEqual({
      name: 'compiled',
      engine: 'compiled',
      kernels: 'simd',
      threads: 2,
      processes: 1,
      msPerStep: 4,
      minMsPerStep: 2,
      maxMsPerStep: 9,
      gflops: 18,
      peakGflops: 40,
      // 36 of 100, 8 of 20, 18 of 40 GFLOP/s.
      fractionOfPeak: 0.4,
    });
  });

  test('has no peak if it was not measured', () => {
    const row = benchRow({ contestant, rounds: [{ msPerStep: 2 }] }, 72e6);
    expect(row).toMatchObject({ peakGflops: null, fractionOfPeak: null });
  });
});

test('median(values) is the middle value, or the mean of the two middle ones', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
});
