import type { OptimizerConfig, PlainModel } from '@lenet5/core';
import { modelFromPlain } from '@lenet5/model';
import { pickEngine } from '@lenet5/trainer';
import { REFERENCE_BATCH_SIZE, referenceSpans } from '@lenet5/trainer/bench';
import { setupWasm } from '@lenet5/wasm';
import { openJob } from '../job.js';
import { type NetworkName, networkWithoutDropout } from './networks.js';

/** How losses are compared. */
export interface Comparison {
  readonly optimizer: OptimizerConfig;
  readonly learningRate: number;
  /** The learning rate of networks that need another one. */
  readonly learningRates?: Partial<Record<NetworkName, number>>;
}

/**
 * The comparisons. By gradient descent, the losses of engines stay close for hundreds of steps. Adam divides by the size of the gradient,
 * so differences of 1e-8 in small gradients become as large as the learning rate, and networks with ReLUs increase them. The first steps of
 * the network with batch normalization are so large that at a rate of 0.001, the losses of any two of the compiled engine, tfjs and Keras
 * differ by 3e-3.
 */
export const COMPARISONS: Readonly<Record<'sgd' | 'adam', Comparison>> = {
  sgd: { optimizer: { name: 'sgd' }, learningRate: 0.001, learningRates: { 'batch-norm-cnn': 3e-4 } },
  adam: { optimizer: { name: 'adam', epsilonMode: 'keras' }, learningRate: 3e-4 },
};

/** Steps whose losses are compared. */
export const COMPARED_STEPS = 200;

/** The losses of the first steps of a network, without dropout, from the same initial weights and the same batches. */
export async function networkLosses(
  name: NetworkName,
  engine: 'compiled' | 'tfjs',
  comparison: Comparison,
  steps: number = COMPARED_STEPS,
): Promise<Float32Array> {
  const { optimizer } = comparison;
  const { train } = await openJob(name);
  const plain = await networkWithoutDropout(name);
  const model = engine === 'tfjs' ? await asTfjsModel(plain) : plain;
  const picked = await pickEngine(engine, { model, train, batchSize: REFERENCE_BATCH_SIZE, optimizer });
  const { order } = referenceSpans(train.count)(steps);
  const learningRates = new Float32Array(steps).fill(rateOf(comparison, name));
  const { stepLosses } = await picked.engine.trainSpan({ order, learningRates });
  await picked.engine.dispose();
  return stepLosses;
}

/** The learning rate of a network in a comparison. */
export function rateOf({ learningRate, learningRates }: Comparison, name: NetworkName): number {
  return learningRates?.[name] ?? learningRate;
}

async function asTfjsModel(model: PlainModel): Promise<ReturnType<typeof modelFromPlain>> {
  await setupWasm();
  return modelFromPlain(model);
}

/** The largest difference between two lists of losses. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Math.max(...Array.from(one, (loss, step) => Math.abs(loss - (other[step] ?? Number.NaN))));
}
