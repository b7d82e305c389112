import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { glorotUniform, InvalidSeedError } from '@lenet5/core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { countParameters } from './count-parameters.js';
import { lenet5 } from './lenet5.js';
import { readWeights } from './model-weights.js';

beforeAll(async () => {
  tf.enableProdMode();
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('cpu');
});

afterEach(() => tf.setBackend('cpu'));

describe('lenet5', () => {
  test.each([
    [7, '(7)'],
    ['7', "('7')"],
    [null, '(null)'],
    [[7], '(7)'],
    [{ sede: 7 }, '(no option is called sede)'],
  ])('refuses %j in one line, which says what to write', (options, found) => {
    const call = () => lenet5(JSON.parse(JSON.stringify(options)));
    expect(call).toThrow(`lenet5() does not take these options ${found} — give { seed: 7 }`);
    expect(call).toThrow(expect.objectContaining({ code: 'MODEL_BAD_OPTIONS', expected: true }));
  });

  test('has 44,426 parameters', () => {
    expect(countParameters(lenet5())).toBe(44_426);
  });

  test('takes 28×28 images of one channel and gives ten probabilities', async () => {
    const model = lenet5();
    const images = tf.randomUniform([3, 28, 28, 1], 0, 1, 'float32', 5);
    const output = model.predict(images) as tf.Tensor;
    expect(output.shape).toEqual([3, 10]);
    for (const sum of await tf.sum(output, 1).data()) expect(sum).toBeCloseTo(1, 6);
  });

  test('is the layers of the recipe, in order, uncompiled', () => {
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

  test('computes what the recipe says, checked against the formulas written out', async () => {
    const model = lenet5({ seed: 3 });
    const pixels = glorotUniform(9, 'an image', [28, 28]);
    const output = model.predict(tf.tensor(pixels, [1, 28, 28, 1])) as tf.Tensor;
    const weights = new Map((await readWeights(model)).map(({ name, values }) => [name, values]));
    const expected = forward(Array.from(pixels), (name) => Array.from(weights.get(name) ?? []));
    (await output.data()).forEach((probability, label) => {
      expect(probability).toBeCloseTo(expected[label] ?? Number.NaN, 5);
    });
  });

  test('begins with Glorot-uniform kernels and zero biases, named as the layers are', async () => {
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

  test('is the same bits for the same seed, also on the wasm backend, and others for another seed', async () => {
    const onCpu = await readWeights(lenet5({ seed: 42 }));
    expect(await readWeights(lenet5())).toEqual(onCpu);
    expect(await readWeights(lenet5({ seed: 43 }))).not.toEqual(onCpu);
    expect(await tf.setBackend('wasm')).toBe(true);
    expect(await readWeights(lenet5({ seed: 42 }))).toEqual(onCpu);
  });

  test('holds ten tensors and gives all of them back', () => {
    const before = tf.memory().numTensors;
    const model = lenet5();
    expect(tf.memory().numTensors).toBe(before + 10);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32])('refuses seed %d by name', (seed) => {
    expect(() => lenet5({ seed })).toThrow(InvalidSeedError);
    expect(() => lenet5({ seed })).toThrow(/^seed is invalid/);
  });
});

/** LeNet-5 as nested loops over plain numbers. */
function forward(image: number[], weight: (name: string) => number[]): number[] {
  const maps1 = pool(convolve(image, 28, 1, weight('conv1/kernel'), weight('conv1/bias')), 24, 6);
  const maps2 = pool(convolve(maps1, 12, 6, weight('conv2/kernel'), weight('conv2/bias')), 8, 16);
  const hidden1 = dense(maps2, weight('dense1/kernel'), weight('dense1/bias')).map(Math.tanh);
  const hidden2 = dense(hidden1, weight('dense2/kernel'), weight('dense2/bias')).map(Math.tanh);
  const exponentials = dense(hidden2, weight('dense3/kernel'), weight('dense3/bias')).map(Math.exp);
  const sum = exponentials.reduce((all, one) => all + one, 0);
  return exponentials.map((one) => one / sum);
}

/** tanh of a valid 5×5 convolution; `[row][column][channel]`, kernel `[row][column][in][out]`. */
function convolve(
  input: number[],
  size: number,
  channels: number,
  kernel: number[],
  bias: number[],
): number[] {
  const output: number[] = [];
  for (let row = 0; row + 5 <= size; row++)
    for (let column = 0; column + 5 <= size; column++)
      bias.forEach((start, filter) => {
        let sum = start;
        for (let y = 0; y < 5; y++)
          for (let x = 0; x < 5; x++)
            for (let channel = 0; channel < channels; channel++) {
              const pixel = input[((row + y) * size + column + x) * channels + channel] ?? 0;
              sum += pixel * (kernel[((y * 5 + x) * channels + channel) * bias.length + filter] ?? 0);
            }
        output.push(Math.tanh(sum));
      });
  return output;
}

/** The mean of each 2×2 window. */
function pool(input: number[], size: number, channels: number): number[] {
  const at = (row: number, column: number, channel: number) =>
    input[(row * size + column) * channels + channel] ?? 0;
  const output: number[] = [];
  for (let row = 0; row < size; row += 2)
    for (let column = 0; column < size; column += 2)
      for (let channel = 0; channel < channels; channel++) {
        const top = at(row, column, channel) + at(row, column + 1, channel);
        output.push((top + at(row + 1, column, channel) + at(row + 1, column + 1, channel)) / 4);
      }
  return output;
}

function dense(input: number[], kernel: number[], bias: number[]): number[] {
  return bias.map((start, unit) =>
    input.reduce((sum, value, index) => sum + value * (kernel[index * bias.length + unit] ?? 0), start),
  );
}
