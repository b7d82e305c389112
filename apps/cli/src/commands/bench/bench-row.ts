import { median } from 'd3-array';
import type { Contestant } from './contestant.js';

/** Images a step. */
export const BATCH_SIZE = 32;

/** Multiply-adds of one image, forward and backward, with no input gradient for the first layer. */
const MULTIPLY_ADDS = 758_520;

/** Floating-point operations of a step: a multiply-add is two. */
const FLOP_PER_STEP: number = 2 * BATCH_SIZE * MULTIPLY_ADDS;

/** What a contestant did in one round. */
export interface Round {
  readonly msPerStep: number;
  /** What one thread could have done at that time, in GFLOP/s. */
  readonly peakGflops: number;
}

/** One row of the result, as `--json` tells it; medians over the rounds. */
export interface BenchRow {
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  readonly msPerStep: number;
  readonly gflops: number;
  /** What all threads could have done. */
  readonly peakGflops: number;
  /** Median of each round's own share, 0 to 1. */
  readonly fractionOfPeak: number;
}

function gflops(msPerStep: number): number {
  return FLOP_PER_STEP / (msPerStep * 1e6);
}

/** Makes a contestant's rounds into its row. */
export function benchRow({ engine, kernels, threads }: Contestant, rounds: readonly Round[]): BenchRow {
  const msPerStep = median(rounds, (round) => round.msPerStep) ?? Number.NaN;
  const peakGflops = median(rounds, (round) => round.peakGflops * threads) ?? Number.NaN;
  const fractions = rounds.map((round) => gflops(round.msPerStep) / (round.peakGflops * threads));
  return {
    engine,
    kernels,
    threads,
    msPerStep,
    gflops: gflops(msPerStep),
    peakGflops,
    fractionOfPeak: median(fractions) ?? Number.NaN,
  };
}
