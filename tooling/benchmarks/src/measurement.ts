import type { Contestant } from './contestant.js';
import { median } from './median.js';

/** Multiply-adds of one sample, forward and backward, with no input gradient for the first layer. */
const MULTIPLY_ADDS_PER_SAMPLE = 758_520;

/** Floating-point operations of one training step of the reference job: a multiply-add is two. */
const FLOP_PER_STEP = 2 * 32 * MULTIPLY_ADDS_PER_SAMPLE;

/** One row of the result, as `--json` prints it. */
export interface Row {
  readonly name: string;
  readonly engine: string;
  readonly kernels: string;
  readonly threads: number;
  readonly processes: number;
  /** Median over the rounds. */
  readonly msPerStep: number;
  readonly minMsPerStep: number;
  readonly maxMsPerStep: number;
  readonly gflops: number;
  /** Median of the peak samples taken just before and after each round, all threads or processes together. */
  readonly peakGflops: number | null;
  /** Median over the rounds of (this round's GFLOP/s ÷ the mean of the peaks around it). */
  readonly fractionOfPeak: number | null;
  /** Median over the rounds of (stock+workaround's ms in the same round ÷ this one's). */
  readonly timesStock: number | null;
}

/** What one contestant did in one round. */
export interface Round {
  readonly msPerStep: number;
  /** Peak of one core, in GFLOP/s, around this round; absent where the engine has no such measure. */
  readonly peak?: number;
}

/** Turns the rounds of a contestant into its row. */
export function rowOf(contestant: Contestant, rounds: readonly Round[], stock: readonly Round[]): Row {
  const times = rounds.map((round) => round.msPerStep);
  const cores = Math.max(contestant.threads, contestant.processes);
  const peaks = rounds.flatMap(({ peak }) => (peak === undefined ? [] : [peak * cores]));
  const fractions = rounds.flatMap(({ msPerStep, peak }) =>
    peak === undefined ? [] : [gflops(msPerStep) / (peak * cores)],
  );
  const ratios = rounds.flatMap(({ msPerStep }, round) => {
    const other = stock[round];
    return other ? [other.msPerStep / msPerStep] : [];
  });
  const { name, engine, kernels, threads, processes } = contestant;
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
    timesStock: ratios.length > 0 ? median(ratios) : null,
  };
}

function gflops(msPerStep: number): number {
  return FLOP_PER_STEP / (msPerStep * 1e6);
}
