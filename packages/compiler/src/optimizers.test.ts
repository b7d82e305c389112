import type { AdamConfig, SgdConfig } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import { initialMoments, networkGradients, updateWeight } from '@lenet5/reference';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import { relativeError } from './testing/gradients.js';
import {
  gradientsByWeight,
  referenceInput,
  referenceLayers,
  referenceWeights,
} from './testing/reference-layers.js';
import { cornerImages, smallModel } from './testing/small-model.js';

const BATCH = 8;
const STEPS = 12;
const data = cornerImages(BATCH * STEPS - 3, 10, 4);
const learningRates = Float32Array.from({ length: STEPS }, (_, step) => 0.02 / (1 + step));
const order = Uint32Array.from(data.labels.keys());

beforeAll(() => ready());

describe('the optimizers', () => {
  it.each<AdamConfig | SgdConfig>([
    { name: 'adam' },
    { name: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-3 },
    { name: 'adam', epsilon: 1e-3, epsilonMode: 'keras' },
    { name: 'adamw', weightDecay: 0.5 },
    { name: 'adamw', weightDecay: 0.5, decayScope: 'all' },
    { name: 'sgd' },
    { name: 'sgd', momentum: 0.9 },
  ])(
    'move the weights as the reference does over a dozen steps, the last one with a partial batch: %o',
    async (optimizer) => {
      const model = smallModel();
      const before = new Map(
        lowerModel(model).weights.map(({ name }, index) => [name, model.getWeights()[index]!]),
      );
      const right = trainReference(model, optimizer);
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

/** The weights after the same steps in float64, by name. */
function trainReference(
  model: ReturnType<typeof smallModel>,
  optimizer: AdamConfig | SgdConfig,
): Map<string, Float64Array> {
  const network = lowerModel(model);
  const weights = referenceWeights(network, model);
  const moments = new Map([...weights].map(([weight, values]) => [weight, initialMoments(values)]));
  for (const [step, learningRate] of learningRates.entries()) {
    const labels = data.labels.subarray(step * BATCH, (step + 1) * BATCH);
    const images = data.images.subarray(step * BATCH * 100, (step + 1) * BATCH * 100);
    const layers = referenceLayers(network, weights, labels.length);
    const x = referenceInput(network, images, labels.length);
    const gradients = gradientsByWeight(network, networkGradients(layers, x, labels).gradients);
    for (const [weight, values] of weights) {
      updateWeight(optimizer, values, gradients.get(weight)!, moments.get(weight)!, {
        learningRate,
        t: step + 1,
      });
    }
  }
  return new Map([...weights].map(([{ name }, { values }]) => [name, values]));
}
