import { automaticThreads, KernelsUnavailableError } from '@lenet5/compiler';
import { SEED } from '@lenet5/core';
import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import { type BenchRow, benchRow, compete, flopPerReferenceStep } from '@lenet5/trainer/bench';
import { startTfjs } from '../../model-file/start-tfjs.js';
import type { Output } from '../../output.js';
import { drawBenchTable } from './bench-table.js';
import { contestants, describeContestant, type EngineContestant, type KernelChoice } from './contestant.js';
import { type EngineCompetitor, openCompetitor } from './engine-competitor.js';

/** One call of `lenet5 bench`. */
export interface BenchOptions {
  readonly kernels: KernelChoice;
  readonly threads?: number;
  readonly rounds: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** More images than the caches hold, as in a run, but few enough that every competitor can hold a copy. */
const IMAGES = 6400;

/** Opens the competitors. With `kernels: 'auto'`, skips kernels that the runtime lacks. */
async function* openCompetitors(
  all: readonly EngineContestant[],
  train: ImageSet,
  kernels: KernelChoice,
  note: (text: string) => void,
): AsyncGenerator<EngineCompetitor, void, undefined> {
  const missing = new Set<string>();
  for (const contestant of all) {
    if (missing.has(contestant.kernels)) continue;
    try {
      yield await openCompetitor(contestant, train);
    } catch (error) {
      if (kernels !== 'auto' || !KernelsUnavailableError.isInstance(error)) throw error;
      missing.add(contestant.kernels);
      note(`without ${contestant.kernels}: ${error.message}`);
    }
  }
}

async function measure(
  competitors: readonly EngineCompetitor[],
  rounds: number,
  note: (text: string) => void,
): Promise<BenchRow[]> {
  const flopPerStep = await flopPerReferenceStep();
  note(`competing: ${competitors.map(({ contestant }) => describeContestant(contestant)).join('; ')}`);
  const results = await compete(competitors, rounds, (round, contestant) => {
    if (contestant === competitors[0]?.contestant) note(`round ${round} of ${rounds}`);
  });
  return results.map((result) => benchRow(result, flopPerStep));
}

/** A row as a line of `--json`. */
function jsonRow(row: BenchRow): string {
  const { engine, kernels, threads, msPerStep, gflops, peakGflops, fractionOfPeak } = row;
  return JSON.stringify({ engine, kernels, threads, msPerStep, gflops, peakGflops, fractionOfPeak });
}

/**
 * Measures the engines against each other and writes the results to stdout.
 *
 * @throws KernelsUnavailableError if the runtime lacks the requested kernels.
 */
export async function runBench(options: BenchOptions, { out, err }: Output): Promise<void> {
  const { kernels, threads, rounds, json, quiet } = options;
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  note('lenet5 bench: loading MNIST…');
  const train = limitImageSet((await loadMnist()).train, IMAGES, SEED.default);
  await startTfjs();
  const all = contestants(kernels, threads, automaticThreads());
  const competitors: EngineCompetitor[] = [];
  try {
    for await (const competitor of openCompetitors(all, train, kernels, note)) competitors.push(competitor);
    const rows = await measure(competitors, rounds, note);
    if (json) for (const row of rows) out.data(jsonRow(row));
    else for (const line of drawBenchTable(rows, out)) out.line(line);
  } finally {
    for (const competitor of competitors) await competitor.dispose();
  }
}
