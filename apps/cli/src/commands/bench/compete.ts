import { type BenchRow, benchRow, type Round } from './bench-row.js';
import type { Competitor } from './competitor.js';

/**
 * Lets the competitors take turns, round after round, so that a slow moment of the machine hurts them all alike.
 *
 * @param onRound hears the number of each round as it begins, from 1.
 */
export async function compete(
  competitors: readonly Competitor[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<BenchRow[]> {
  const results = competitors.map((competitor) => ({ competitor, rounds: [] as Round[] }));
  for (let round = 1; round <= rounds; round++) {
    onRound(round);
    for (const result of results) result.rounds.push(await result.competitor.round());
  }
  return results.map(({ competitor, rounds: done }) => benchRow(competitor.contestant, done));
}
