import { compile } from '@lenet5/compiler';
import { type BenchResult, benchRow, compete, median, REFERENCE_BATCH_SIZE } from '@lenet5/trainer/bench';
import type { Contestant } from '../contestant.js';
import { ContestantProcess } from '../contestant-process.js';
import { runRound } from '../training.js';
import { COMPARED_STEPS, COMPARISONS, largestDifference, networkLosses } from './compare-engines.js';
import { initialNetwork, NETWORKS, type NetworkName } from './networks.js';

/** The speed of a network, compiled and on TensorFlow.js with our kernels, as a line of `--json`. */
export interface NetworkRow {
  readonly network: NetworkName;
  readonly parameters: number;
  readonly tfjsMsPerStep: number;
  readonly compiledMsPerStep: number;
  /** Median over the rounds of the ratio of both times. */
  readonly timesTfjs: number;
  readonly gflops: number;
  readonly fractionOfPeak: number | null;
  /** The largest difference of the losses of both engines over 200 steps of gradient descent. */
  readonly lossDifference: number;
}

/**
 * Measures the networks of examples/networks on one thread, both engines alternately, and compares their losses.
 * @param onRound called before each measurement with what is measured
 */
export async function measureNetworks(
  rounds: number,
  onRound: (what: string) => void,
): Promise<NetworkRow[]> {
  const rows: NetworkRow[] = [];
  for (const network of NETWORKS) rows.push(await measureNetwork(network, rounds, onRound));
  return rows;
}

async function measureNetwork(
  network: NetworkName,
  rounds: number,
  onRound: (what: string) => void,
): Promise<NetworkRow> {
  const shared = { network, kernels: 'simd', threads: 1, processes: 1 } as const;
  const contestants: Contestant[] = [
    { ...shared, name: `${network}, tfjs`, engine: 'tfjs', steps: 10 },
    { ...shared, name: `${network}, compiled`, engine: 'compiled', steps: 50 },
  ];
  onRound(`${network}: losses of ${COMPARED_STEPS} steps`);
  const losses = await networkLosses(network, 'compiled', COMPARISONS.sgd);
  const lossDifference = largestDifference(losses, await networkLosses(network, 'tfjs', COMPARISONS.sgd));
  const processes: ContestantProcess[] = [];
  try {
    for (const contestant of contestants) processes.push(await ContestantProcess.start(contestant));
    for (const process of processes) await process.run('train', process.contestant.steps);
    const competitors = processes.map((process) => ({
      contestant: process.contestant,
      round: () => runRound(process),
    }));
    const [tfjs, compiled] = await compete(competitors, rounds, (round, { name }) =>
      onRound(`round ${round} of ${rounds}: ${name}`),
    );
    return { network, lossDifference, ...(await compareSpeeds(network, tfjs!, compiled!)) };
  } finally {
    for (const process of processes) process.stop();
  }
}

async function compareSpeeds(
  network: NetworkName,
  tfjs: BenchResult,
  compiled: BenchResult,
): Promise<Omit<NetworkRow, 'network' | 'lossDifference'>> {
  const program = await compile(await initialNetwork(network));
  const { parameters, productsPerSample } = program;
  await program.dispose();
  const row = benchRow(compiled, 2 * REFERENCE_BATCH_SIZE * productsPerSample);
  const ratios = tfjs.rounds.map(
    ({ msPerStep }, round) => msPerStep / (compiled.rounds[round]?.msPerStep ?? Number.NaN),
  );
  return {
    parameters,
    tfjsMsPerStep: median(tfjs.rounds.map(({ msPerStep }) => msPerStep)),
    compiledMsPerStep: row.msPerStep,
    timesTfjs: median(ratios),
    gflops: row.gflops,
    fractionOfPeak: row.fractionOfPeak,
  };
}
