import type { AdamConfig, RmspropConfig, SgdConfig } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import { relativeError } from './testing/gradients.js';
import { cornerImages, smallModel } from './testing/small-model.js';
import { trainReference } from './testing/train-reference.js';

const BATCH = 8;
const STEPS = 12;
const data = cornerImages(BATCH * STEPS - 3, 10, 4);
const learningRates = Float32Array.from({ length: STEPS }, (_, step) => 0.02 / (1 + step));
const order = Uint32Array.from(data.labels.keys());

beforeAll(() => ready());

describe('the optimizers', () => {
  it.each<AdamConfig | SgdConfig | RmspropConfig>([
    { name: 'adam' },
    { name: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-3 },
    { name: 'adam', epsilon: 1e-3, epsilonMode: 'keras' },
    { name: 'adamw', weightDecay: 0.5 },
    { name: 'adamw', weightDecay: 0.5, decayScope: 'all' },
    { name: 'sgd' },
    { name: 'sgd', momentum: 0.9 },
    { name: 'sgd', momentum: 0.9, nesterov: true },
    { name: 'rmsprop' },
    { name: 'rmsprop', decay: 0.8, momentum: 0.5, epsilon: 1e-3 },
  ])(
    'move the weights as the reference does over a dozen steps, the last one with a partial batch: %o',
    async (optimizer) => {
      const model = smallModel();
      const before = new Map(
        lowerModel(model).weights.map(({ name }, index) => [name, model.getWeights()[index]!]),
      );
      const reference = { data, batchSize: BATCH, learningRates, optimizer };
      const { weights: right } = trainReference(model, reference);
      const program = await compile(model, { batchSize: BATCH, optimizer, train: data, kernels: 'simd' });
      await program.train({ order, learningRates });
      for (const { name, values } of (await program.state()).weights) {
        const start = before.get(name)!.dataSync();
        const moved = values.map((value, at) => value - start[at]!);
        const rightly = right.get(name)!.map((value, at) => value - start[at]!);
        expect(relativeError(moved, rightly), name).toBeLessThan(2e-4);
      }
      await program.dispose();
    },
  );
});
