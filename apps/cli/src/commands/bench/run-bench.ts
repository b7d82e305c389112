import { availableParallelism } from 'node:os';
import { KernelsUnavailableError } from '@lenet5/compiler';
import { type ImageSet, limitImageSet, loadMnist } from '@lenet5/mnist';
import { setupWasm } from '@lenet5/wasm';
import type { Output } from '../../output.js';
import { drawBenchTable } from './bench-table.js';
import { compete } from './compete.js';
import { type Competitor, enter } from './competitor.js';
import { type Contestant, contestants, describeContestant, type KernelChoice } from './contestant.js';

/** What one call of `lenet5 bench` is to do. */
export interface BenchOptions {
  readonly kernels: KernelChoice;
  readonly threads?: number;
  readonly rounds: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** More images than the caches hold, as in a run, and few enough to be loaded at once by every competitor. */
const IMAGES = 6400;

const SEED = 42;

/** Sets those up that this runtime can run; a build that was not asked for by name may be missing. */
async function* enterAll(
  all: readonly Contestant[],
  train: ImageSet,
  kernels: KernelChoice,
  note: (text: string) => void,
): AsyncGenerator<Competitor, void, undefined> {
  const missing = new Set<string>();
  for (const contestant of all) {
    if (missing.has(contestant.kernels)) continue;
    try {
      yield await enter(contestant, train);
    } catch (error) {
      if (kernels !== 'auto' || !KernelsUnavailableError.isInstance(error)) throw error;
      missing.add(contestant.kernels);
      note(`without ${contestant.kernels}: ${error.message}`);
    }
  }
}

/**
 * Measures the engines side by side and tells the rows on stdout.
 *
 * @throws KernelsUnavailableError where the build that was asked for is not to be had here.
 */
export async function runBench(options: BenchOptions, { out, err }: Output): Promise<void> {
  const { kernels, threads, rounds, json, quiet } = options;
  const note = (text: string): void => {
    if (!quiet) err.line(text);
  };
  note('lenet5 bench: loading MNIST…');
  const train = limitImageSet((await loadMnist()).train, IMAGES, SEED);
  await setupWasm();
  const all = contestants(kernels, threads, availableParallelism());
  const competitors: Competitor[] = [];
  try {
    for await (const competitor of enterAll(all, train, kernels, note)) competitors.push(competitor);
    note(`taking turns: ${competitors.map(({ contestant }) => describeContestant(contestant)).join('; ')}`);
    const rows = await compete(competitors, rounds, (round) => note(`round ${round} of ${rounds}`));
    if (json) for (const row of rows) out.line(JSON.stringify(row));
    else for (const line of drawBenchTable(rows, out)) out.line(line);
  } finally {
    for (const competitor of competitors) await competitor.dispose();
  }
}
