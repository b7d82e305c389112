import type { BenchResult } from './compete.js';
import { median } from './median.js';

/** The result of one contestant, with medians over the rounds. */
export interface BenchRow {
  readonly name: string;
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  readonly processes: number;
  readonly msPerStep: number;
  readonly minMsPerStep: number;
  readonly maxMsPerStep: number;
  readonly gflops: number;
  /** Peak of all threads and processes together, in GFLOP/s. Null if it was not measured. */
  readonly peakGflops: number | null;
  /** Median of the fractions of the individual rounds. Null if the peak was not measured. */
  readonly fractionOfPeak: number | null;
}

/**
 * Summarizes the rounds of a contestant.
 *
 * @param flopPerStep floating-point operations of one training step; see `flopPerReferenceStep()`.
 *
 * @example
 * ```ts
 * import { benchRow } from '@lenet5/trainer/bench';
 *
 * const contestant = { name: 'compiled', engine: 'compiled', kernels: 'simd', threads: 1, processes: 1, steps: 100 };
 * const rounds = [{ msPerStep: 1.3 }, { msPerStep: 1.2 }, { msPerStep: 1.6 }];
 * const { msPerStep, gflops } = benchRow({ contestant, rounds }, 39e6);
 * console.log(msPerStep, gflops); // 1.3 30
 * ```
 */
export function benchRow({ contestant, rounds }: BenchResult, flopPerStep: number): BenchRow {
  const { name, engine, kernels, threads, processes } = contestant;
  const cores = Math.max(threads, processes);
  const gflops = (msPerStep: number): number => flopPerStep / (msPerStep * 1e6);
  const times = rounds.map(({ msPerStep }) => msPerStep);
  const peaks = rounds.flatMap(({ peakGflops }) => (peakGflops === undefined ? [] : [peakGflops * cores]));
  const fractions = rounds.flatMap(({ msPerStep, peakGflops }) =>
    peakGflops === undefined ? [] : [gflops(msPerStep) / (peakGflops * cores)],
  );
  return {
    name,
    engine,
    kernels,
    threads,
    processes,
    msPerStep: median(times),
    minMsPerStep: Math.min(...times),
    maxMsPerStep: Math.max(...times),
    gflops: gflops(median(times)),
    peakGflops: peaks.length > 0 ? median(peaks) : null,
    fractionOfPeak: fractions.length > 0 ? median(fractions) : null,
  };
}
