import type { ImageSet } from '@lenet5/mnist';
import { sequentialFromPlain } from '@lenet5/model';
import { type Engine, pickEngine } from '@lenet5/trainer';
import { exampleNetwork, type NetworkName } from './example-networks.js';

/** Opens a network without dropout on an engine. tfjs needs `setupWasm()` before. */
export async function openNetwork(
  engineName: 'compiled' | 'tfjs',
  network: NetworkName,
  train: ImageSet,
  batchSize: number,
): Promise<Engine> {
  const plain = exampleNetwork(network, false);
  // With biases of 0, outputs next to a stroke are 0 in tfjs and about 1e-6 by Winograd's algorithm: a ReLU has other derivatives.
  const weights = plain.readValues();
  for (const { name, values } of weights) if (name.endsWith('bias')) values.fill(0.01);
  plain.writeValues(weights);
  const model = engineName === 'tfjs' ? sequentialFromPlain(plain) : plain;
  const { engine } = await pickEngine(engineName, { model, train, batchSize, threads: 1 });
  return engine;
}

/** Trains `steps` steps, one by one. Returns the mean loss of each. */
export async function stepLosses(
  engine: Engine,
  order: Uint32Array,
  batchSize: number,
  learningRate: number,
): Promise<number[]> {
  const losses: number[] = [];
  for (let first = 0; first < order.length; first += batchSize) {
    const span = order.subarray(first, first + batchSize);
    const { lossSum } = await engine.trainSpan({ order: span, learningRates: Float32Array.of(learningRate) });
    losses.push(lossSum / span.length);
  }
  return losses;
}
