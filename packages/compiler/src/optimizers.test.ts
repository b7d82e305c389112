import '@tensorflow/tfjs-backend-cpu';
import { ready } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from './compile.js';
import { lowerModel } from './lower/lower-model.js';
import type { Weight } from './lower/network.js';
import type { OptimizerConfig } from './optimizer.js';
import { networkGradients } from './reference/network-gradients.js';
import { descend } from './reference/optimizer.js';
import { relativeError } from './testing/gradients.js';
import { cornerImages, smallModel } from './testing/small-model.js';

const BATCH = 8;
const STEPS = 12;
const data = cornerImages(BATCH * STEPS - 3, 10, 4);
const learningRates = Float32Array.from({ length: STEPS }, (_, step) => 0.02 / (1 + step));
const order = Uint32Array.from(data.labels.keys());

beforeAll(() => ready());

describe('the optimisers', () => {
  it.each<OptimizerConfig>([
    { name: 'adam' },
    { name: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-3 },
    { name: 'adam', epsilon: 1e-3, epsilonMode: 'keras' },
    { name: 'adamw', weightDecay: 0.5 },
    { name: 'sgd' },
    { name: 'sgd', momentum: 0.9 },
  ])(
    'follow the gradient as the float64 twin does over a dozen steps, the last one short: %o',
    async (optimizer) => {
      const model = smallModel();
      const before = new Map(
        lowerModel(model).weights.map(({ name }, index) => [name, model.getWeights()[index]!]),
      );
      const right = referenceWeights(model, optimizer);
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

/** The weights after the same steps, in doubles. */
function referenceWeights(
  model: ReturnType<typeof smallModel>,
  optimizer: OptimizerConfig,
): Map<string, Float64Array> {
  const network = lowerModel(model);
  const zeros = (weight: Weight): Float64Array =>
    new Float64Array(weight.shape.reduce((product, size) => product * size, 1));
  const state = new Map(
    network.weights.map((weight, index) => [
      weight,
      {
        weight: Float64Array.from(model.getWeights()[index]!.dataSync()),
        m: zeros(weight),
        v: zeros(weight),
      },
    ]),
  );
  const images = Array.from(data.labels, (_, index) =>
    Float64Array.from(data.images.subarray(index * 100, index * 100 + 100), (pixel) => pixel / 255),
  );
  for (const [step, learningRate] of learningRates.entries()) {
    const from = step * BATCH;
    const batch = {
      images: images.slice(from, from + BATCH),
      labels: [...data.labels.slice(from, from + BATCH)],
    };
    const weights = new Map([...state].map(([weight, { weight: values }]) => [weight, values]));
    const { gradients } = networkGradients(network, weights, batch, 0);
    for (const [weight, descent] of state) {
      descend(optimizer, descent, gradients.get(weight)!, learningRate, step + 1, weight.shape.length > 1);
    }
  }
  return new Map([...state].map(([{ name }, { weight }]) => [name, weight]));
}
