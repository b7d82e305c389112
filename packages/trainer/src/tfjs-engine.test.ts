import { memory } from '@tensorflow/tfjs-core';
import { constraints, initializers, layers, regularizers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDigits } from './testing/digits.js';
import { engineFor, spanOf, stateValues } from './testing/engines.js';
import { modernCnn, readyWasm } from './testing/models.js';

beforeAll(readyWasm);

describe('the tfjs engine', () => {
  it('has the running means of batch normalization in its state', async () => {
    const [first, second] = [await engineFor('tfjs', modernCnn(1)), await engineFor('tfjs', modernCnn(2))];
    await first.trainSpan(spanOf(5, 32, 300));
    const state = await first.state();
    expect(state.buffers?.map(({ shape }) => shape)).toEqual([[4], [4]]);
    await second.restore(state);
    const next = spanOf(4, 32, 300, 0.01);
    expect(await second.trainSpan(next)).toEqual(await first.trainSpan(next));
    expect(await stateValues(second)).toEqual(await stateValues(first));
  });

  it('adds regularization losses, applies constraints, and does not change frozen layers', async () => {
    const make = (strength: number) =>
      sequential({
        layers: [
          layers.flatten({ inputShape: [28, 28, 1] }),
          layers.dense({
            units: 8,
            kernelInitializer: initializers.glorotUniform({ seed: 1 }),
            trainable: false,
          }),
          layers.dense({
            units: 10,
            activation: 'softmax',
            kernelInitializer: initializers.glorotUniform({ seed: 2 }),
            kernelRegularizer: regularizers.l2({ l2: strength }),
            kernelConstraint: constraints.maxNorm({ maxValue: 0.5, axis: 0 }),
          }),
        ],
      });
    const trained = async (strength: number) => {
      const model = make(strength);
      const engine = await engineFor('tfjs', model, { optimizer: { name: 'sgd' } });
      await engine.trainSpan(spanOf(20, 32, 300, 0.1));
      const { weights } = await engine.state();
      expect(weights[0]?.values).toEqual(model.layers[1]?.getWeights()[0]?.dataSync());
      return weights[2]?.values ?? new Float32Array();
    };
    const norm = (kernel: Float32Array, unit: number) =>
      Math.hypot(...kernel.filter((_, index) => index % 10 === unit));
    const [plain, regularized] = [await trained(0), await trained(1)];
    for (let unit = 0; unit < 10; unit++) expect(norm(plain, unit)).toBeLessThan(0.5 + 1e-5);
    expect(Math.hypot(...regularized)).toBeLessThan(0.5 * Math.hypot(...plain));
  });

  it('does not leak tensors, and frees all of them', async () => {
    const model = modernCnn();
    const before = memory();
    const engine = await engineFor('tfjs', model);
    await engine.trainSpan(spanOf(3, 32, 300));
    const warm = memory().numTensors;
    for (let repeat = 0; repeat < 3; repeat++) {
      await engine.trainSpan(spanOf(3, 32, 300));
      await engine.evaluate(await testDigits(100));
      await engine.restore(await engine.state());
      await engine.writeModel();
    }
    expect(memory().numTensors).toBe(warm);
    await engine.dispose();
    expect(memory().numTensors).toBe(before.numTensors);
  });
});
