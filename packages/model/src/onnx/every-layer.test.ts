import '@tensorflow/tfjs-backend-cpu';
import type { Activation, Conv2DConfig, DenseConfig, LayerConfig, PlainModel } from '@lenet5/core';
import * as tf from '@tensorflow/tfjs-core';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { modelFromPlain } from '../sequential-from-plain.js';
import { kindModels, randomModel } from '../testing/layer-kinds.js';
import { predict } from '../testing/predict.js';
import { fromOnnx } from './from-onnx.js';
import { toOnnx } from './to-onnx.js';

const COUNT = 3;

beforeAll(async () => {
  env.wasm.numThreads = 1;
  tf.enableProdMode();
  await tf.ready();
});

const affine = { activation: 'tanh', useBias: true } as const;
const conv: Conv2DConfig = {
  ...{ type: 'Conv2D', name: 'conv', filters: 3, kernelSize: [3, 2], strides: [1, 1], dilationRate: [2, 1] },
  ...{ padding: 'same', ...affine },
};
const flat: LayerConfig = { type: 'Flatten', name: 'flat' };
const dense: DenseConfig = { type: 'Dense', name: 'dense', units: 4, ...affine };
const norm = (name: string): LayerConfig => ({
  ...{ type: 'BatchNormalization', name, momentum: 0.8, epsilon: 0.002, center: true, scale: true },
});
const pad: LayerConfig = {
  type: 'ZeroPadding2D',
  name: 'pad',
  padding: [
    [2, 0],
    [1, 1],
  ],
};
const pool = { poolSize: [3, 2], strides: [2, 1], padding: 'same' } as const;
const linear = { ...conv, activation: 'linear' } as const;

/** Other small networks, each with the layers that are read. */
const OTHERS: Readonly<Record<string, readonly LayerConfig[]>> = {
  'a normalization of a flattened image': [conv, flat, norm('norm'), dense],
  'a normalization after an activation': [
    linear,
    { type: 'ELU', name: 'elu', alpha: 0.7 },
    norm('norm'),
    flat,
  ],
  'padding before a maximum': [conv, pad, { type: 'MaxPooling2D', name: 'most', ...pool }, flat, dense],
  'padding before an average': [conv, pad, { type: 'AveragePooling2D', name: 'mean', ...pool }, flat, dense],
  'an image as output': [conv, { type: 'MaxPooling2D', name: 'most', ...pool }],
  'subsampling of one map': [
    { ...conv, filters: 1 },
    { type: 'Subsampling2D', name: 'sub', poolSize: [2, 1], activation: 'scaledTanh' },
    flat,
    dense,
  ],
  'a flattened image of radial units': [
    { ...conv, filters: 2 },
    flat,
    { type: 'RBF', name: 'rbf', centers: [Array(60).fill(0.1), Array(60).fill(-0.3)] },
    { type: 'Softmin', name: 'min', rejectPenalty: 1.1 },
  ],
};

/**
 * Kinds of layers that are not read as such: dropout changes nothing in inference, a separable convolution is written as two, and an
 * activation is read into the layer before it.
 */
const REPLACED: readonly string[] = ['Dropout', 'SeparableConv2D', 'Activation'];

/** Each activation. */
const ACTIVATIONS: { readonly [Name in Activation]: true } = {
  linear: true,
  relu: true,
  tanh: true,
  scaledTanh: true,
  sigmoid: true,
  elu: true,
  gelu: true,
  softplus: true,
  softmax: true,
};

const network = (layers: readonly LayerConfig[], inputShape: readonly number[] = [6, 5, 2]): PlainModel =>
  randomModel({ name: 'net', inputShape, layers }, 5);

/** Samples with values from −1 to 1. */
function randomSamples(shape: readonly number[]): Float32Array {
  return Float32Array.from({ length: shape.reduce((all, one) => all * one, COUNT) }, (_, at) =>
    Math.sin(7 * at),
  );
}

function outputsOf(model: PlainModel, samples: Float32Array): Float32Array {
  const functional = modelFromPlain(model);
  const values = predict(functional, samples);
  functional.dispose();
  return values;
}

/** The output of a network that onnxruntime computes. */
async function runOnnx(
  bytes: Uint8Array,
  samples: Float32Array,
  inputShape: readonly number[],
): Promise<Float32Array> {
  const session = await InferenceSession.create(bytes);
  const [rows = 1, columns = 1, channels = 1] = inputShape;
  const [field, size] = [rows * columns, rows * columns * channels];
  const first = samples.map((_, at) => {
    const pixel = (at % field) * channels + (Math.floor(at / field) % channels);
    return samples[Math.floor(at / size) * size + pixel] ?? 0;
  });
  const shape = inputShape.length === 3 ? [channels, rows, columns] : inputShape;
  const outputs = await session.run({ input: new Tensor('float32', first, [COUNT, ...shape]) });
  const { probabilities, penalties, logits, output } = outputs;
  return (probabilities ?? penalties ?? output ?? logits)?.data as Float32Array;
}

function largestDifference(left: Float32Array, right: Float32Array): number {
  expect(left.length).toBe(right.length);
  return left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? 0))), 0);
}

/** @returns the network that is read */
async function expectSame(model: PlainModel): Promise<PlainModel> {
  const { inputShape } = model.config;
  const samples = randomSamples(inputShape);
  const expected = outputsOf(model, samples);
  const bytes = await toOnnx(model);
  const { model: read } = fromOnnx(bytes);
  expect(largestDifference(outputsOf(read, samples), expected)).toBeLessThan(1e-5);
  const found = await runOnnx(bytes, samples, inputShape);
  const [channels = 1, ...size] = (model.outputs[0]?.shape ?? []).slice(1).toReversed();
  const isImage = size.length === 2;
  expect(largestDifference(isImage ? channelsLast(found, Number(channels)) : found, expected)).toBeLessThan(
    1e-5,
  );
  return read;
}

describe('a network has the same outputs in onnxruntime, and after toOnnx() and fromOnnx(),', () => {
  test.each(kindModels)('with the layer %s', async (kind, model) => {
    const { config } = await expectSame(model);
    expect(config.layers.some(({ type }) => type === kind)).toBe(!REPLACED.includes(kind));
  });

  test.each(Object.entries(OTHERS))('with %s', async (_, layers) => {
    const { config } = await expectSame(network(layers));
    expect(config.layers).toEqual(layers);
  });

  test('with a normalization of samples without channels', async () => {
    const layers = [norm('norm'), flat, dense];
    const { config } = await expectSame(network(layers, [6, 5]));
    expect(config.layers).toEqual(layers);
  });

  test.each(Object.keys(ACTIVATIONS) as Activation[])('with the activation %s', async (activation) => {
    const layers = [{ ...conv, activation }, flat, { ...dense, activation }];
    const { config } = await expectSame(network(layers));
    expect(config.layers).toEqual(layers);
  });
});

/** Images that are channels first, channels last. */
function channelsLast(images: Float32Array, channels: number): Float32Array {
  const size = images.length / COUNT;
  const field = size / channels;
  return images.map((_, at) => {
    const image = Math.floor(at / size) * size;
    return images[image + (at % channels) * field + Math.floor((at % size) / channels)] ?? 0;
  });
}
