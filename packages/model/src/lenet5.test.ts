import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { glorotUniform, InvalidSeedError } from '@lenet5/core';
import { lenet5Forward, lenet5Weights, softmax, tensor } from '@lenet5/reference';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { countParameters } from './count-parameters.js';
import { lenet5 } from './lenet5.js';
import { readWeights } from './read-weights.js';

beforeAll(async () => {
  tf.enableProdMode();
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('cpu');
});

afterEach(() => tf.setBackend('cpu'));

describe('lenet5(options)', () => {
  test.each([
    [7, '(7) — use options such as { seed: 7 }'],
    ['7', '("7") — use'],
    [null, '(null)'],
    [[7], '([7])'],
    [{ sede: 7 }, '(unknown option sede) — did you mean seed?'],
  ])('rejects the options %j', (options, found) => {
    const call = () => lenet5(JSON.parse(JSON.stringify(options)));
    expect(call).toThrow(`the options of lenet5() are invalid ${found}`);
    expect(call).toThrow(expect.objectContaining({ code: 'MODEL_BAD_OPTIONS' }));
  });

  test('has 44,426 parameters', () => {
    expect(countParameters(lenet5())).toBe(44_426);
  });

  test('accepts 28×28 images of one channel and returns ten probabilities', async () => {
    const model = lenet5();
    const images = tf.randomUniform([3, 28, 28, 1], 0, 1, 'float32', 5);
    const output = model.predict(images) as tf.Tensor;
    expect(output.shape).toEqual([3, 10]);
    for (const sum of await tf.sum(output, 1).data()) expect(sum).toBeCloseTo(1, 6);
  });

  test('has the layers of the recipe and is not compiled', () => {
    const model = lenet5();
    const shape = model.layers.map((layer) => [
      layer.name,
      layer.getConfig().activation ?? null,
      layer.outputShape,
    ]);
    expect(shape).toEqual([
      ['conv1', 'tanh', [null, 24, 24, 6]],
      ['pool1', null, [null, 12, 12, 6]],
      ['conv2', 'tanh', [null, 8, 8, 16]],
      ['pool2', null, [null, 4, 4, 16]],
      ['flatten', null, [null, 256]],
      ['dense1', 'tanh', [null, 120]],
      ['dense2', 'tanh', [null, 84]],
      ['dense3', 'softmax', [null, 10]],
    ]);
    expect(model.optimizer).toBeUndefined();
  });

  test('gives the probabilities of the reference', async () => {
    const model = lenet5({ seed: 3 });
    const pixels = glorotUniform(9, 'an image', [28, 28]);
    const output = model.predict(tf.tensor(pixels, [1, 28, 28, 1])) as tf.Tensor;
    const weights = lenet5Weights((await readWeights(model)).map(({ values }) => values));
    const { logits } = lenet5Forward(weights, tensor([1, 28, 28, 1], pixels));
    const { values: expected } = softmax(logits);
    expect(expected).toHaveLength(10);
    (await output.data()).forEach((probability, label) => {
      expect(probability).toBeCloseTo(expected[label] ?? Number.NaN, 5);
    });
  });

  test('has Glorot-uniform kernels and zero biases, named after the layers', async () => {
    const weights = await readWeights(lenet5({ seed: 11 }));
    expect(weights.map(({ name }) => name)).toEqual(
      ['conv1', 'conv2', 'dense1', 'dense2', 'dense3'].flatMap((layer) => [
        `${layer}/kernel`,
        `${layer}/bias`,
      ]),
    );
    for (const { name, shape, values } of weights) {
      const expected = name.endsWith('/bias')
        ? new Float32Array(values.length)
        : glorotUniform(11, name, shape);
      expect(values).toEqual(expected);
    }
  });

  test('has the same bits for the same seed, also on the wasm backend, and other bits for another seed', async () => {
    const onCpu = await readWeights(lenet5({ seed: 42 }));
    expect(await readWeights(lenet5())).toEqual(onCpu);
    expect(await readWeights(lenet5({ seed: 43 }))).not.toEqual(onCpu);
    expect(await tf.setBackend('wasm')).toBe(true);
    expect(await readWeights(lenet5({ seed: 42 }))).toEqual(onCpu);
  });

  test('allocates ten tensors, and dispose() frees all of them', () => {
    const before = tf.memory().numTensors;
    const model = lenet5();
    expect(tf.memory().numTensors).toBe(before + 10);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32])('rejects seed %d', (seed) => {
    expect(() => lenet5({ seed })).toThrow(InvalidSeedError);
    expect(() => lenet5({ seed })).toThrow(/^seed is invalid/);
  });
});
