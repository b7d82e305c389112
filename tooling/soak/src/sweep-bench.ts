import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSweeps, type SweepEvent, type SweepOptions, type Sweeps, sweep } from '@lenet5/sweep';
import { simulatedWeights } from '@lenet5/sweep/simulation';
import { BENCH_PREFIX, removeLeftBenches } from './left-benches.js';

/** Seconds without a sign of life after which a segment is taken over. Short, because each kill costs one. */
export const LEASE_SECONDS = 1;

const benches = new Set<Promise<SweepBench>>();

/** Closes all benches, without waiting for what uses them. */
export async function closeBenches(): Promise<void> {
  for (const bench of benches) await (await bench).close();
}

/** A database in a folder of its own, with a sweep of simulated trainings. */
export interface SweepBench {
  readonly folder: string;
  readonly url: string;
  readonly sweep: number;
  readonly sweeps: Sweeps;
  /** The process of the server. */
  serverPid(): Promise<number>;
  /** What is wrong with the results: every trial must have ended once, with the weights of an undisturbed one. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Starts a server and creates a sweep that nobody works on yet.
 *
 * @param trials Number of trials.
 * @param epochs Epochs of each.
 * @param parent The folder for the server's folder. Default: that of temporary files.
 */
export function openBench(trials: number, epochs: number, parent: string = tmpdir()): Promise<SweepBench> {
  const bench = open(trials, epochs, parent);
  benches.add(bench);
  return bench;
}

async function open(trials: number, epochs: number, parent: string): Promise<SweepBench> {
  await removeLeftBenches(parent);
  const folder = await mkdtemp(join(parent, BENCH_PREFIX));
  const sweeps = await openSweeps({ database: { folder } });
  const seeds = Array.from({ length: trials }, (_, index) => index);
  const id = await create({ database: sweeps.url, space: { options: { epochs }, seeds } });
  const connection = JSON.parse(await readFile(join(folder, 'connection.json'), 'utf8'));
  const data = String(connection.data);
  let isClosed = false;
  return {
    folder,
    url: sweeps.url,
    sweep: id,
    sweeps,
    serverPid: async () => Number.parseInt(await readFile(join(data, 'postmaster.pid'), 'utf8'), 10),
    check: () => check(sweeps, id, trials, epochs),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await sweeps.close();
      for (const path of [folder, data]) await rm(path, { recursive: true, force: true });
    },
  };
}

/** Creates a sweep and leaves it at once. */
async function create(options: SweepOptions): Promise<number> {
  for await (const event of sweep({ ...options, worker: false }))
    if (event.type === 'sweep-start') return event.sweep;
  throw new Error('the sweep was not created');
}

/**
 * Follows a sweep to its end, and looks after the server of the folder.
 *
 * @param onStart Called when it has connected: from then on, it starts a server that is killed.
 */
export async function follow(
  bench: Pick<SweepBench, 'folder' | 'sweep'>,
  onStart: () => void = () => undefined,
): Promise<SweepEvent[]> {
  const events: SweepEvent[] = [];
  const database = { folder: bench.folder };
  const worker = false as const;
  for await (const event of sweep({ database, resume: bench.sweep, worker })) {
    if (event.type === 'sweep-start') onStart();
    events.push(event);
  }
  return events;
}

async function check(sweeps: Sweeps, id: number, trials: number, epochs: number): Promise<string[]> {
  const results = await sweeps.results(id);
  const curves = await sweeps.curves(id);
  const problems = results.state === 'completed' ? [] : [`the sweep is ${results.state}`];
  if (results.trials.length !== trials)
    problems.push(`there are ${results.trials.length} trials, not ${trials}`);
  for (const { trial, state, options, weightsSha256 } of results.trials) {
    if (state !== 'completed') problems.push(`trial ${trial} is ${state}`);
    if (weightsSha256 !== simulatedWeights(options, epochs))
      problems.push(`trial ${trial} has other weights`);
    const numbers = (curves.get(trial) ?? []).map(({ epoch }) => epoch);
    const isWhole = numbers.length === epochs && numbers.every((epoch, index) => epoch === index + 1);
    if (!isWhole) problems.push(`trial ${trial} has the epochs ${numbers}`);
  }
  const events = await sweeps.events(id);
  const ended = events.flatMap((event) => (event.type === 'trial-end' ? [event.trial] : []));
  for (const { trial } of results.trials) {
    const count = ended.filter((one) => one === trial).length;
    if (count !== 1) problems.push(`trial ${trial} ended ${count} times`);
  }
  return problems;
}
