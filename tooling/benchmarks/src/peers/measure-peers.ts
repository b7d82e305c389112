import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compete, median } from '@lenet5/trainer/bench';
import { version_core } from '@tensorflow/tfjs-core';
import type { Contestant } from '../contestant.js';
import { ContestantProcess } from '../contestant-process.js';
import { checkNetwork } from './check-network.js';
import { type MissingPeer, missingPeer } from './missing-peer.js';
import type { Peer } from './peer.js';
import { type Burst, PeerProcess } from './peer-process.js';
import { type Expected, writeInputs } from './reference-inputs.js';

/** Steps whose losses are compared. */
const CHECKED_STEPS = 20;
/** Processor time of a burst: long enough to measure, short enough to alternate often. */
const BURST_MILLISECONDS = 150;

/** The library whose time on one thread is 1 in the column of ratios. */
const BASELINE = 'lenet5, compiled engine, simd';

/** The speed of one library with one number of threads, as a line of `--json`. */
export interface PeerRow {
  readonly name: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly threads: number;
  /** Median over the rounds. */
  readonly msPerStep: number;
  readonly minMsPerStep: number;
  readonly maxMsPerStep: number;
  /** User and system time of all threads; median over the rounds. */
  readonly cpuMsPerStep: number;
  /** Median over the rounds of its time divided by that of the compiled engine on one thread. Null if that does not run. */
  readonly timesCompiled: number | null;
  /** Largest relative difference of a loss in the first steps. Null for our engines, which other tests compare. */
  readonly lossDifference: number | null;
}

/** The rows of a comparison, and who is not in it. */
export interface PeerComparison {
  readonly rows: readonly PeerRow[];
  readonly missing: readonly MissingPeer[];
}

/** A library that is set up: what it is called, how fast it is, and how to end it. */
interface Entrant extends Pick<PeerRow, 'name' | 'versions' | 'threads' | 'lossDifference'> {
  train(steps: number): Promise<Burst>;
  stop(): void;
}

/**
 * Measures our engines and the peers that are installed, in alternating bursts.
 *
 * @param python the command that starts Python.
 * @param report receives a line for each stage.
 * @throws Error if a peer trains another network
 */
export async function measurePeers(
  contestants: readonly Contestant[],
  peers: readonly Peer[],
  settings: { readonly rounds: number; readonly python: string },
  report: (line: string) => void,
): Promise<PeerComparison> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-'));
  const entrants: Entrant[] = [];
  const missing: MissingPeer[] = [];
  try {
    const expected = await writeInputs(folder, CHECKED_STEPS);
    for (const contestant of contestants) entrants.push(await enterContestant(contestant));
    for (const peer of peers) {
      report(`starting ${peer.name}, ${peer.threads} thread(s)`);
      const started = await PeerProcess.start(peer, folder, settings.python);
      if (typeof started === 'string') missing.push(missingPeer(peer, started, settings.python));
      else entrants.push(await enterPeer(started, expected));
    }
    return { rows: await alternate(entrants, settings.rounds, report), missing };
  } finally {
    for (const entrant of entrants) entrant.stop();
    await rm(folder, { recursive: true });
  }
}

async function enterContestant(contestant: Contestant): Promise<Entrant> {
  const child = await ContestantProcess.start(contestant);
  return {
    name: entrantName(contestant),
    versions: { 'TensorFlow.js': version_core, Node: process.versions.node },
    threads: contestant.threads,
    lossDifference: null,
    train: async (steps) => {
      const [answer] = await child.run('train', steps);
      return {
        milliseconds: answer?.milliseconds ?? Number.NaN,
        cpuMilliseconds: answer?.cpuMilliseconds ?? Number.NaN,
      };
    },
    stop: () => child.stop(),
  };
}

function entrantName({ engine, kernels }: Contestant): string {
  if (engine === 'stock+workaround') return 'TensorFlow.js WASM, stock with workaround';
  if (engine === 'tfjs') return 'lenet5, tfjs engine';
  return `lenet5, ${engine} engine, ${kernels}`;
}

async function enterPeer(child: PeerProcess, expected: Expected): Promise<Entrant> {
  const { peer, parameters, versions } = child;
  try {
    const losses = await child.losses(CHECKED_STEPS);
    const lossDifference = checkNetwork(peer, { parameters, losses }, expected);
    const { name, threads } = peer;
    return {
      name,
      threads,
      versions,
      lossDifference,
      train: (steps) => child.train(steps),
      stop: () => child.stop(),
    };
  } catch (error) {
    child.stop();
    throw error;
  }
}

async function alternate(
  entrants: readonly Entrant[],
  rounds: number,
  report: (line: string) => void,
): Promise<PeerRow[]> {
  const processorTimes = entrants.map((): number[] => []);
  const competitors = [];
  for (const [index, entrant] of entrants.entries()) {
    const steps = await chooseSteps(entrant);
    const { name, threads } = entrant;
    competitors.push({
      contestant: { name, engine: name, kernels: '', threads, processes: 1, steps },
      round: async () => {
        const { milliseconds, cpuMilliseconds } = await entrant.train(steps);
        processorTimes[index]?.push(cpuMilliseconds / steps);
        return { msPerStep: milliseconds / steps };
      },
    });
  }
  const results = await compete(competitors, rounds, (round, { name, threads }) =>
    report(`round ${round} of ${rounds}: ${name}, ${threads} thread(s)`),
  );
  const times = results.map((result) => result.rounds.map(({ msPerStep }) => msPerStep));
  const baseline = times[entrants.findIndex(({ name, threads }) => name === BASELINE && threads === 1)];
  return entrants.map((entrant, index) =>
    peerRow(entrant, times[index] ?? [], processorTimes[index] ?? [], baseline),
  );
}

/** Warms an entrant up, and returns the number of steps that takes about as much processor time as a burst may. */
async function chooseSteps(entrant: Entrant): Promise<number> {
  await entrant.train(2);
  const { cpuMilliseconds } = await entrant.train(10);
  const steps = Math.min(200, Math.max(2, Math.round((10 * BURST_MILLISECONDS) / cpuMilliseconds)));
  await entrant.train(steps);
  return steps;
}

function peerRow(
  { name, versions, threads, lossDifference }: Entrant,
  times: readonly number[],
  processorTimes: readonly number[],
  baseline: readonly number[] | undefined,
): PeerRow {
  return {
    name,
    versions,
    threads,
    msPerStep: median(times),
    minMsPerStep: Math.min(...times),
    maxMsPerStep: Math.max(...times),
    cpuMsPerStep: median(processorTimes),
    timesCompiled: baseline
      ? median(times.map((time, round) => time / (baseline[round] ?? Number.NaN)))
      : null,
    lossDifference,
  };
}
