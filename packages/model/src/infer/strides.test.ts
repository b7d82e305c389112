import '@tensorflow/tfjs-backend-cpu';
import { encodeSafetensors } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { StridesUnknownError } from '../errors/strides-unknown-error.js';
import { plainFromSafetensors } from '../safetensors/plain-from-safetensors.js';
import type { FromSafetensorsOptions } from '../safetensors/weights-options.js';
import { sequentialFromPlain } from '../sequential-from-plain.js';
import { predict } from '../testing/predict.js';

beforeAll(() => tf.enableProdMode());

/** A file of kernels and biases of these shapes, with values of a formula. */
function fileOf(...shapes: readonly (readonly number[])[]): Uint8Array {
  const tensors = shapes.map((shape, tensor) => {
    const length = shape.reduce((all, one) => all * one, 1);
    const values = Float32Array.from({ length }, (_, at) => (((at * 31 + tensor * 17) % 101) - 50) / 256);
    return { name: `${Math.floor(tensor / 2)}.${tensor % 2 ? 'bias' : 'weight'}`, shape, values };
  });
  return encodeSafetensors(tensors);
}

const relu = { activation: 'relu', onAssumed: () => {} } as const;

async function read(bytes: Uint8Array, options: FromSafetensorsOptions = {}) {
  const reports: object[] = [];
  const onAssumed = (one: object): number => reports.push(one);
  const model = await plainFromSafetensors(bytes, 'w', { ...relu, pooling: 'none', onAssumed, ...options });
  return { layers: model?.config.layers ?? [], model, reports };
}

const strided = (...shapes: readonly (readonly number[])[]): Uint8Array =>
  fileOf([4, 1, 3, 3], [4], [6, 4, 3, 3], [6], ...shapes);

describe('weights of convolutions with strides, without pooling', () => {
  // nn.Conv2d(1, 3, 3, stride=2, padding=1), ReLU, nn.Conv2d(3, 6, 3, stride=2, padding=1, groups=3), ReLU, nn.Flatten() and
  // nn.Linear(294, 4) of PyTorch 2.13.0 in float64, with weights and two images of the same formulas.
  const TORCH = [0.2787753, 0.2215946, 0.2324554, 0.2671748, 0.2901097, 0.215424, 0.2224492, 0.272017];

  test('have the probabilities of PyTorch, which pads all sides of an image', async () => {
    const bytes = fileOf([3, 1, 3, 3], [3], [6, 1, 3, 3], [6], [4, 294], [4]);
    const { model, layers, reports } = await read(bytes);
    expect(layers.map(({ type }) => type)).toEqual([
      ...['ZeroPadding2D', 'Conv2D', 'ZeroPadding2D', 'DepthwiseConv2D', 'Flatten', 'Dense'],
    ]);
    expect(reports).toEqual([
      {
        inferred: {
          ...{ inputShape: [28, 28, 1], samePadding: [], poolingAfter: [], withoutBias: [] },
          ...{ strides: [2, 2], zeroPadding: [1, 1] },
        },
      },
    ]);
    const images = Float32Array.from({ length: 2 * 784 }, (_, at) => ((at * 37) % 101) / 100);
    const found = predict(sequentialFromPlain(model!), images);
    for (const [at, value] of found.entries()) expect(value).toBeCloseTo(TORCH[at] ?? Number.NaN, 5);
  });

  test('need no padding where the shapes exclude it', async () => {
    const { layers, reports } = await read(strided([4, 6 * 6 * 6], [4]));
    expect(layers.slice(0, 2)).toMatchObject([
      { type: 'Conv2D', strides: [2, 2], padding: 'valid' },
      { type: 'Conv2D', strides: [2, 2], padding: 'valid' },
    ]);
    expect(reports).toMatchObject([{ inferred: { strides: [2, 2], samePadding: [] } }]);
  });

  test('have the padding of tfjs in its layout', async () => {
    const { layers } = await read(fileOf([3, 3, 1, 4], [4], [3, 3, 4, 6], [6], [7 * 7 * 6, 4], [4]));
    expect(layers.slice(0, 2)).toMatchObject([
      { type: 'Conv2D', strides: [2, 2], padding: 'same' },
      { type: 'Conv2D', strides: [2, 2], padding: 'same' },
    ]);
  });

  test('can have strides of 1', async () => {
    const { layers } = await read(strided([4, 24 * 24 * 6], [4]));
    expect(layers.slice(0, 2)).toMatchObject([{ strides: [1, 1] }, { strides: [1, 1] }]);
  });

  test('are ambiguous if several strides fit, which the error lists, and which an option settles', async () => {
    const bytes = strided([4, 14 * 14 * 6], [4]);
    const error: unknown = await read(bytes).catch((thrown: unknown) => thrown);
    if (!StridesUnknownError.isInstance(error)) throw error;
    expect(error.choices).toEqual([
      { strides: [1, 2], padding: 'same' },
      { strides: [2, 1], padding: 'same' },
    ]);
    expect(error.message).toBe(
      'several strides fit the weights of w (1,2 with same padding or 2,1 with same padding) — ' +
        'give the strides, one per convolution, and the padding',
    );
    const { layers } = await read(bytes, { strides: [2, 1] });
    expect(layers.filter(({ type }) => type === 'Conv2D')).toMatchObject([
      { strides: [2, 2], padding: 'valid' },
      { strides: [1, 1], padding: 'same' },
    ]);
  });

  test('can have other strides, which are given, also with pooling', async () => {
    const { layers } = await read(strided([4, 3 * 3 * 6], [4]), { strides: [2, 2], pooling: 'max' });
    expect(layers.map(({ type }) => type)).toEqual(['Conv2D', 'Conv2D', 'MaxPooling2D', 'Flatten', 'Dense']);
    const three = await read(strided([4, 3 * 3 * 6], [4]), { strides: [3, 3], padding: 'valid' });
    expect(three.layers[0]).toMatchObject({ strides: [3, 3] });
  });

  test.each<[string, Uint8Array, FromSafetensorsOptions, string]>([
    [
      'fit no image',
      strided([4, 5 * 5 * 6], [4]),
      {},
      'w contains neither a model nor the weights of LeNet-5 (convolutions 4@3×3, 6@3×3, no pooling and 150 inputs of the first dense ' +
        'layer fit no usual size of images) — give the strides, one per convolution, or the layers',
    ],
    [
      'fit no image with pooling',
      strided([4, 7 * 7 * 6], [4]),
      { pooling: 'max', padding: 'valid' },
      'max pooling of 2×2 and 294 inputs of the first dense layer fit no usual size of images) — give pooling none for',
    ],
    [
      'have groups that fit no channels',
      fileOf([4, 1, 3, 3], [4], [6, 2, 3, 3], [6], [4, 294], [4]),
      {},
      '(no chain of convolutions and dense layers)',
    ],
    [
      'have more channels per group than channels',
      fileOf([4, 1, 3, 3], [4], [6, 1, 3, 3], [6], [4, 294], [4]),
      {},
      '(no chain of convolutions and dense layers)',
    ],
    [
      'have another number of strides',
      strided([4, 294], [4]),
      { strides: [2] },
      '(2 convolutions, and strides 2)',
    ],
    ['have a stride of 0', strided([4, 294], [4]), { strides: [0, 1] }, '(strides 0,1)'],
    ['have fewer dense layers than one', strided(), {}, '(no chain of convolutions and dense layers)'],
  ])('are refused if they %s', async (_, bytes, options, found) => {
    await expect(read(bytes, options)).rejects.toThrow(found);
  });
});
