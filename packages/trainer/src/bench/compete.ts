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
