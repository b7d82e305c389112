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
}

/**
 * The comparisons. By gradient descent, the losses of engines stay close for hundreds of steps. Adam divides by the size of the gradient,
 * so differences of 1e-8 in small gradients become as large as the learning rate, and networks with ReLUs increase them.
 */
export const COMPARISONS: Readonly<Record<'sgd' | 'adam', Comparison>> = {
  sgd: { optimizer: { name: 'sgd' }, learningRate: 0.001 },
  adam: { optimizer: { name: 'adam', epsilonMode: 'keras' }, learningRate: 3e-4 },
};

/** Steps whose losses are compared. */
export const COMPARED_STEPS = 200;

/** The losses of the first steps of a network, without dropout, from the same initial weights and the same batches. */
export async function networkLosses(
  name: NetworkName,
  engine: 'compiled' | 'tfjs',
  { optimizer, learningRate }: Comparison,
  steps: number = COMPARED_STEPS,
): Promise<Float32Array> {
  const { train } = await openJob(name);
  const plain = await networkWithoutDropout(name);
  const model = engine === 'tfjs' ? await asTfjsModel(plain) : plain;
  const picked = await pickEngine(engine, { model, train, batchSize: REFERENCE_BATCH_SIZE, optimizer });
  const { order } = referenceSpans(train.count)(steps);
  const learningRates = new Float32Array(steps).fill(learningRate);
  const { stepLosses } = await picked.engine.trainSpan({ order, learningRates });
  await picked.engine.dispose();
  return stepLosses;
}

async function asTfjsModel(model: PlainModel): Promise<ReturnType<typeof modelFromPlain>> {
  await setupWasm();
  return modelFromPlain(model);
}

/** The largest difference between two lists of losses. */
export function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Math.max(...Array.from(one, (loss, step) => Math.abs(loss - (other[step] ?? Number.NaN))));
}
