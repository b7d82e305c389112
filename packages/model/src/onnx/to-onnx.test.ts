import { WeightsNotFiniteError } from '@lenet5/core';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { lenet5 } from '../lenet5.js';
import { depthwiseModel, exportModels } from '../testing/export-models.js';
import { predict } from '../testing/predict.js';
import { testDigits } from '../testing/test-digits.js';
import { unsupportedModels } from '../testing/unsupported-models.js';
import { withoutSoftmax } from '../testing/without-softmax.js';
import { toOnnx } from './to-onnx.js';

// A test computes 1,000 images with ONNX Runtime and with tfjs.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const PIXELS = 784;
let digits: Float32Array;

beforeAll(async () => {
  tf.enableProdMode();
  env.wasm.numThreads = 1;
  digits = await testDigits(1000);
});

async function run(bytes: Uint8Array, images: Float32Array, sample: readonly number[]) {
  const session = await InferenceSession.create(bytes);
  const input = new Tensor('float32', images, [images.length / PIXELS, ...sample]);
  const { logits, probabilities } = await session.run({ input });
  return {
    logits: logits?.data as Float32Array,
    probabilities: probabilities?.data as Float32Array | undefined,
  };
}

function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return Array.from(left).reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? 0))), 0);
}

const models = { ...exportModels, 'depthwise and separable convolutions': depthwiseModel };

describe.each(Object.entries(models))('onnxruntime, given %s,', (name, make) => {
  const count = name === 'LeNet-5' ? 1000 : 200;

  test(`computes the logits and probabilities of tfjs for ${count} digits, within 1e-4`, async () => {
    const model = make();
    const images = digits.slice(0, count * PIXELS);
    const sample = model.inputs[0]?.shape.length === 4 ? [1, 28, 28] : [28, 28];
    const found = await run(await toOnnx(model), images, sample);
    const logits = predict(await withoutSoftmax(model), images);
    expect(logits).toHaveLength(10 * count);
    expect(largestDifference(found.logits, logits)).toBeLessThan(1e-4);
    // A model without softmax has logits only.
    const { activation } = model.layers.at(-1)?.getConfig() ?? {};
    expect(found.probabilities !== undefined).toBe(activation !== 'linear');
    if (found.probabilities === undefined) return;
    const probabilities = tf.softmax(tf.tensor(logits, [count, 10])).dataSync();
    expect(largestDifference(found.probabilities, probabilities)).toBeLessThan(1e-5);
  });
});

describe('toOnnx(model)', () => {
  test('supports any batch size, with the same scores', async () => {
    const bytes = await toOnnx(lenet5({ seed: 3 }));
    const session = await InferenceSession.create(bytes);
    expect([session.inputNames, session.outputNames]).toEqual([['input'], ['logits', 'probabilities']]);
    const [one, seven] = await Promise.all(
      [1, 7].map((count) => run(bytes, digits.slice(0, count * PIXELS), [1, 28, 28])),
    );
    expect(largestDifference(one?.logits ?? [], seven?.logits.slice(0, 10) ?? [])).toBeLessThan(1e-6);
  });

  test('expects images channels first, and keeps rows and columns', async () => {
    const model = sequential({
      layers: [
        layers.conv2d({
          inputShape: [3, 4, 2],
          filters: 3,
          kernelSize: [2, 3],
          biasInitializer: 'randomNormal',
        }),
        layers.flatten(),
        layers.dense({ units: 5 }),
      ],
    });
    const last = Float32Array.from({ length: 24 }, (_, at) => Math.sin(at));
    const first = swapAxes(last, 12, 2);
    const session = await InferenceSession.create(await toOnnx(model));
    const { logits } = await session.run({ input: new Tensor('float32', first, [1, 2, 3, 4]) });
    expect(largestDifference(logits?.data as Float32Array, predict(model, last))).toBeLessThan(1e-6);
  });

  test('frees its tensors', async () => {
    const model = lenet5();
    const before = tf.memory().numTensors;
    await toOnnx(model);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('rejects weights that are not finite', async () => {
    const model = lenet5();
    model.layers[0]?.setWeights([tf.fill([5, 5, 1, 6], Number.NaN), tf.zeros([6])]);
    await expect(toOnnx(model)).rejects.toThrow(WeightsNotFiniteError);
  });

  test.each(unsupportedModels)('rejects %s, and names the layer', async (_, make, message) => {
    await expect(toOnnx(make())).rejects.toThrow(UnsupportedLayerError);
    await expect(toOnnx(make())).rejects.toThrow(message.replace('FORMAT', 'ONNX'));
  });

  const image = { inputShape: [4, 4, 2] };
  const conv = () => layers.conv2d({ ...image, filters: 3, kernelSize: 3, biasInitializer: 'randomNormal' });
  test.each<readonly [string, () => Sequential, string[]]>([
    ['an image', () => sequential({ layers: [conv()] }), ['logits']],
    ['a flattened image', () => sequential({ layers: [conv(), layers.flatten()] }), ['logits']],
    [
      'sigmoid units',
      () =>
        sequential({ layers: [layers.flatten(image), layers.dense({ units: 3, activation: 'sigmoid' })] }),
      ['logits', 'probabilities'],
    ],
    [
      'another activation',
      () => sequential({ layers: [layers.flatten(image), layers.dense({ units: 3, activation: 'tanh' })] }),
      ['output'],
    ],
    [
      'only a softmax',
      () => sequential({ layers: [layers.flatten(image), layers.activation({ activation: 'softmax' })] }),
      ['logits', 'probabilities'],
    ],
    ['only dropout', () => sequential({ layers: [layers.dropout({ ...image, rate: 0.5 })] }), ['logits']],
  ])('writes a model that ends in %s', async (_, make, names) => {
    const model = make();
    const session = await InferenceSession.create(await toOnnx(model));
    expect(session.outputNames).toEqual(names);
    const last = Float32Array.from({ length: 32 }, (_, at) => Math.sin(at));
    const input = new Tensor('float32', swapAxes(last, 16, 2), [1, 2, 4, 4]);
    const output = (await session.run({ input }))[names.at(-1) ?? '']!;
    const values = output.data as Float32Array;
    const [, channels = 1, ...size] = output.dims;
    const pixels = size.reduce((all, one) => all * one, 1);
    expect(largestDifference(swapAxes(values, channels, pixels), predict(model, last))).toBeLessThan(1e-6);
  });
});

/** `[rows, columns]` to `[columns, rows]`. */
function swapAxes(values: Float32Array, rows: number, columns: number): Float32Array {
  return values.map((_, at) => values[(at % rows) * columns + Math.floor(at / rows)] ?? 0);
}
