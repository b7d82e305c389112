import type { Competitor, Contestant, Round } from './contestant.js';

/** A contestant with its measurements, one per round. */
export interface BenchResult<C extends Contestant = Contestant> {
  readonly contestant: C;
  readonly rounds: readonly Round[];
}

/**
 * Runs the competitors alternately, round after round, so that a slow period of the machine affects all of them.
 *
 * @param onRound called with the round, from 1, and the contestant that is about to run.
 *
 * @example
 * ```ts
 * import { compete } from '@lenet5/trainer/bench';
 *
 * const contestant = { name: 'A', engine: 'compiled', kernels: 'simd', threads: 1, processes: 1, steps: 100 };
 * const competitor = { contestant, round: async () => ({ msPerStep: 1.3 }) };
 * const [result] = await compete([competitor], 2);
 * console.log(result?.rounds); // [ { msPerStep: 1.3 }, { msPerStep: 1.3 } ]
 * ```
 */
export async function compete<C extends Contestant>(
  competitors: readonly Competitor<C>[],
  rounds: number,
  onRound: (round: number, contestant: C) => void = () => undefined,
): Promise<BenchResult<C>[]> {
  const results = competitors.map(({ contestant }) => ({ contestant, rounds: [] as Round[] }));
  for (let round = 1; round <= rounds; round++) {
    for (const [index, competitor] of competitors.entries()) {
      onRound(round, competitor.contestant);
      results[index]?.rounds.push(await competitor.round());
    }
  }
  return results;
}
