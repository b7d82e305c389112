import {
  type BenchResult,
  type BenchRow,
  benchRow,
  compete,
  flopPerReferenceStep,
  median,
  type Round,
} from '@lenet5/trainer/bench';
import type { Contestant } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';

/** The training speed of a contestant, as a line of `--json`. */
export interface TrainingRow extends BenchRow {
  /** Median over the rounds of the ratio of the time of stock+workaround to that of this contestant. */
  readonly timesStock: number | null;
  /** Median over the rounds of the ratio of the time of this contestant to that of the other clone. */
  readonly baselineRatio: number | null;
}

const MAX_WARM_UP_STEPS = 100;

/**
 * Measures the training speed of contestants, and of those of another clone beside them.
 *
 * @param baseline the folder of the other clone
 * @param onRound called with the round, from 1, and the contestant that is about to run.
 */
export async function measureTraining(
  contestants: readonly Contestant[],
  rounds: number,
  onRound: (round: number, contestant: Contestant) => void,
  baseline?: string,
): Promise<TrainingRow[]> {
  const flopPerStep = await flopPerReferenceStep();
  const processes: ContestantProcess[] = [];
  try {
    for (const contestant of contestants) {
      processes.push(await ContestantProcess.start(contestant));
      if (baseline !== undefined) {
        const name = `${contestant.name}, baseline`;
        processes.push(await ContestantProcess.start({ ...contestant, name, clone: baseline }));
      }
    }
    for (const process of processes) {
      await process.run('train', Math.min(process.contestant.steps, MAX_WARM_UP_STEPS));
    }
    const competitors = processes.map((process) => ({
      contestant: process.contestant,
      round: () => runRound(process),
    }));
    const results = await compete(competitors, rounds, onRound);
    const stock = results.find(({ contestant }) => contestant.engine === 'stock+workaround');
    return results.map((result, index) => ({
      ...benchRow(result, flopPerStep),
      timesStock: timesFaster(result, stock),
      baselineRatio: result.contestant.clone ? null : timesFaster(results[index + 1], result),
    }));
  } finally {
    for (const process of processes) process.stop();
  }
}

/** Trains for the steps of a round, and measures the peak before and after. */
export async function runRound(process: ContestantProcess): Promise<Round> {
  const { steps, processes } = process.contestant;
  const before = await process.run('peak');
  const trained = await process.run('train', steps);
  const after = await process.run('peak');
  const slowest = Math.max(...trained.map(({ milliseconds }) => milliseconds));
  const msPerStep = slowest / (steps * processes);
  const peaks = [...before, ...after].flatMap(({ gflops }) => (gflops === undefined ? [] : [gflops]));
  if (peaks.length === 0) return { msPerStep };
  return { msPerStep, peakGflops: peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length };
}

/** Compares times within the same round, so that slow periods of the machine cancel. */
function timesFaster(result: BenchResult | undefined, baseline: BenchResult | undefined): number | null {
  const ratios = (result?.rounds ?? []).flatMap(({ msPerStep }, index) => {
    const other = baseline?.rounds[index];
    return other ? [other.msPerStep / msPerStep] : [];
  });
  return ratios.length > 0 ? median(ratios) : null;
}
