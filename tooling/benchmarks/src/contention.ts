import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { median } from '@lenet5/trainer/bench';
import type { Contestant } from './contestant.js';
import { ContestantProcess } from './contestant-process.js';

/** The speed of a contestant beside another process, or without one. */
export interface ContentionRow {
  readonly name: string;
  readonly kernels: string;
  /** Processes beside it that keep a core busy. */
  readonly neighbors: number;
  /** Medians over the rounds. */
  readonly msPerStep: number;
  readonly minMsPerStep: number;
  /** The speed as a fraction of the better of one and two threads; median of the fractions within a round. */
  readonly ofBetter: number;
}

/** Steps before a measurement, in which `auto` adapts, and of a measurement. */
const [WARM_UP, MEASURED] = [600, 1200];

/** Milliseconds for the operating system to distribute the processes. */
const SETTLE = 200;

const ONE_THREAD = 0;
const TWO_THREADS = 1;

/** One thread, two, as many as `auto` chooses, and two processes. */
function contestants(kernels: Contestant['kernels']): Contestant[] {
  const compiled = { engine: 'compiled', kernels, processes: 1, steps: MEASURED } as const;
  return [
    { ...compiled, name: '1 thread', threads: 1 },
    { ...compiled, name: '2 threads', threads: 2 },
    { ...compiled, name: 'auto', threads: 2, automatic: true },
    { ...compiled, name: '2 processes', threads: 1, processes: 2 },
  ];
}

/** Starts a process that keeps one core busy. */
function startNeighbor(): ChildProcess {
  return spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
}

async function measure(contestant: ContestantProcess): Promise<number> {
  const { processes } = contestant.contestant;
  await contestant.run('train', WARM_UP);
  const answers = await contestant.run('train', MEASURED);
  return Math.max(...answers.map(({ milliseconds }) => milliseconds)) / (MEASURED * processes);
}

/** One measurement of every contestant, interleaved in each round. */
async function measureRound(processes: readonly ContestantProcess[], neighbors: number): Promise<number[]> {
  const busy = Array.from({ length: neighbors }, startNeighbor);
  try {
    await setTimeout(SETTLE);
    const times: number[] = [];
    for (const process of processes) times.push(await measure(process));
    return times;
  } finally {
    for (const neighbor of busy) neighbor.kill();
  }
}

/**
 * Measures one thread, two threads, `auto` and two processes, alternately, beside a busy process and without one.
 *
 * @param onRound called with the round, from 1, before it starts.
 */
export async function measureContention(
  kernels: Contestant['kernels'],
  rounds: number,
  onRound: (round: number) => void,
): Promise<ContentionRow[]> {
  const processes: ContestantProcess[] = [];
  const loads = [0, 1].map((neighbors) => ({ neighbors, rounds: [] as number[][] }));
  try {
    for (const contestant of contestants(kernels)) processes.push(await ContestantProcess.start(contestant));
    for (let round = 1; round <= rounds; round++) {
      onRound(round);
      for (const load of loads) load.rounds.push(await measureRound(processes, load.neighbors));
    }
  } finally {
    for (const process of processes) process.stop();
  }
  return loads.flatMap(({ neighbors, rounds: times }) =>
    processes.map(({ contestant }, index) => contentionRow(contestant, neighbors, times, index)),
  );
}

function contentionRow(
  { name, kernels }: Contestant,
  neighbors: number,
  rounds: readonly (readonly number[])[],
  index: number,
): ContentionRow {
  const times = rounds.map((round) => round[index] ?? Number.NaN);
  const better = rounds.map((round) => Math.min(round[ONE_THREAD] ?? 0, round[TWO_THREADS] ?? 0));
  const ofBetter = median(times.map((time, round) => (better[round] ?? 0) / time));
  return { name, kernels, neighbors, msPerStep: median(times), minMsPerStep: Math.min(...times), ofBetter };
}
