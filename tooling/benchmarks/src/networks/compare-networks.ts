import { compile } from '@lenet5/compiler';
import { limitImageSet, loadMnist, shuffledOrder } from '@lenet5/mnist';
import type { Engine } from '@lenet5/trainer';
import { median, REFERENCE_BATCH_SIZE } from '@lenet5/trainer/bench';
import { setupWasm } from '@lenet5/wasm';
import { exampleNetwork, NETWORK_NAMES, type NetworkName } from './example-networks.js';
import { openNetwork, stepLosses } from './open-network.js';

/** A network on the compiled engine and on tfjs with our kernels, as a line of `--json`. Both have one thread and batches of 32. */
export interface NetworkRow {
  readonly network: NetworkName;
  readonly parameters: number;
  /** Medians over the rounds. */
  readonly tfjsMsPerStep: number;
  readonly msPerStep: number;
  /** Median of the ratios of the rounds. */
  readonly timesTfjs: number;
  /** The arithmetic of the plain algorithm divided by the time. */
  readonly gflops: number;
  /** Mean over 200 steps of the difference of the losses. */
  readonly lossDifference: number;
}

const STEPS = 200;
const STEPS_PER_ROUND = 10;
const LEARNING_RATE = 3e-4;

/** Compares the two engines on every network, in rounds that alternate. */
export async function compareNetworks(rounds: number): Promise<NetworkRow[]> {
  await setupWasm();
  const rows: NetworkRow[] = [];
  for (const network of NETWORK_NAMES) rows.push(await compareNetwork(network, rounds));
  return rows;
}

async function compareNetwork(network: NetworkName, rounds: number): Promise<NetworkRow> {
  const train = limitImageSet((await loadMnist()).train, STEPS * REFERENCE_BATCH_SIZE, 7);
  const order = shuffledOrder(train.count, 7, 1);
  const engines: Engine[] = [];
  for (const name of ['tfjs', 'compiled'] as const)
    engines.push(await openNetwork(name, network, train, REFERENCE_BATCH_SIZE));
  const losses: number[][] = [];
  for (const engine of engines)
    losses.push(await stepLosses(engine, order, REFERENCE_BATCH_SIZE, LEARNING_RATE));
  const times: number[][] = engines.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, engine] of engines.entries()) times[index]?.push(await msPerStep(engine, order));
  }
  for (const engine of engines) await engine.dispose();
  const [tfjs = [], compiled = []] = times;
  const program = await compile(exampleNetwork(network));
  const { parameters, productsPerSample } = program;
  await program.dispose();
  const [tfjsLosses = [], compiledLosses = []] = losses;
  const differences = compiledLosses.map((loss, step) => Math.abs(loss - (tfjsLosses[step] ?? Number.NaN)));
  return {
    network,
    parameters,
    tfjsMsPerStep: median(tfjs),
    msPerStep: median(compiled),
    timesTfjs: median(tfjs.map((time, round) => time / (compiled[round] ?? Number.NaN))),
    gflops: (2 * REFERENCE_BATCH_SIZE * productsPerSample) / (median(compiled) * 1e6),
    lossDifference: differences.reduce((sum, one) => sum + one, 0) / differences.length,
  };
}

async function msPerStep(engine: Engine, order: Uint32Array): Promise<number> {
  const start = performance.now();
  const span = order.subarray(0, STEPS_PER_ROUND * REFERENCE_BATCH_SIZE);
  await engine.trainSpan({
    order: span,
    learningRates: new Float32Array(STEPS_PER_ROUND).fill(LEARNING_RATE),
  });
  return (performance.now() - start) / STEPS_PER_ROUND;
}
