import type { Contestant } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';
import { type Round, type Row, rowOf } from './measurement.js';

/**
 * Lets the contestants take turns, round after round, so that a slow minute of the machine hurts them all alike.
 * @param onRound called with the round (from 1) and the contestant about to run
 */
export async function compete(
  contestants: readonly Contestant[],
  rounds: number,
  onRound: (round: number, contestant: Contestant) => void,
): Promise<Row[]> {
  const processes: ContestantProcess[] = [];
  try {
    for (const contestant of contestants) processes.push(await ContestantProcess.start(contestant));
    for (const process of processes) await process.run('train', Math.min(process.contestant.steps, 100));
    const results = new Map<Contestant, Round[]>(contestants.map((contestant) => [contestant, []]));
    for (let round = 1; round <= rounds; round++) {
      for (const process of processes) {
        onRound(round, process.contestant);
        results.get(process.contestant)?.push(await runRound(process));
      }
    }
    const stock = contestants.find(({ engine }) => engine === 'stock+workaround');
    return contestants.map((contestant) =>
      rowOf(contestant, results.get(contestant) ?? [], (stock && results.get(stock)) ?? []),
    );
  } finally {
    for (const process of processes) process.stop();
  }
}

async function runRound(process: ContestantProcess): Promise<Round> {
  const { steps, processes } = process.contestant;
  const before = await process.run('peak');
  const trained = await process.run('train', steps);
  const after = await process.run('peak');
  const slowest = Math.max(...trained.map(({ milliseconds }) => milliseconds));
  const msPerStep = slowest / (steps * processes);
  const peaks = [...before, ...after].flatMap(({ gflops }) => (gflops === undefined ? [] : [gflops]));
  if (peaks.length === 0) return { msPerStep };
  return { msPerStep, peak: peaks.reduce((sum, peak) => sum + peak, 0) / peaks.length };
}
