import * as tf from '@tensorflow/tfjs-core';
import { layers, loadLayersModel, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Random, startBackends } from '../testing/compare.js';
import { type Adam, adam } from './adam.js';
import { type Sgd, sgd } from './sgd.js';

const random = new Random(4);
const x = random.values([8, 5]);
const y = random.values([8, 2]);

function model(optimizer: Adam | Sgd): Sequential {
  const built = sequential({
    layers: [layers.dense({ units: 3, inputShape: [5], activation: 'tanh' }), layers.dense({ units: 2 })],
  });
  built.compile({ optimizer, loss: 'meanSquaredError' });
  return built;
}

async function train(trained: Sequential, epochs: number): Promise<void> {
  const options = { epochs, batchSize: 8, shuffle: false, verbose: 0 } as const;
  await trained.fit(tf.tensor2d(x, [8, 5]), tf.tensor2d(y, [8, 2]), options);
}

const weights = (trained: Sequential): number[][] => trained.getWeights().map((w) => [...w.dataSync()]);

beforeAll(startBackends);
beforeEach(() => tf.setBackend('wasm'));

describe.each([
  ['adam', () => adam(0.05)],
  ['sgd', () => sgd({ learningRate: 0.05, momentum: 0.9 })],
] as const)('%s', (_, make) => {
  test('restore(state) on a second model continues bit for bit', async () => {
    const [first, second] = [make(), make()];
    const [a, b] = [model(first), model(second)];
    await train(a, 5);
    b.setWeights(a.getWeights());
    second.restore(first.state());
    await train(a, 5);
    await train(b, 5);
    expect(weights(b)).toEqual(weights(a));
  });

  test('a model saved with its optimizer is loaded compiled, and its next epoch is the same', async () => {
    const a = model(make());
    await train(a, 5);
    let saved: tf.io.ModelArtifacts | undefined;
    const handler = tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    });
    await a.save(handler, { includeOptimizer: true });
    const b = (await loadLayersModel(tf.io.fromMemory(saved!))) as Sequential;
    await train(a, 1);
    await train(b, 1);
    expect(weights(b)).toEqual(weights(a));
  });

  test('restore(state) of a model with other shapes fails and names the moment', async () => {
    const [first, second] = [make(), make()];
    await train(model(first), 1);
    const other = sequential({
      layers: [layers.dense({ units: 4, inputShape: [5] }), layers.dense({ units: 2 })],
    });
    other.compile({ optimizer: second, loss: 'meanSquaredError' });
    second.restore(first.state());
    await expect(train(other, 1)).rejects.toMatchObject({
      code: 'WASM_INVALID_OPTIMIZER',
      message: expect.stringContaining('the moment m/'),
    });
  });
});
