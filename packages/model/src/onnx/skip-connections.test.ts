import '@tensorflow/tfjs-backend-cpu';
import type { LayerConfig, PlainModel } from '@lenet5/core';
import { ready } from '@tensorflow/tfjs-core';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { beforeAll, describe, expect, test } from 'vitest';
import { modelFromPlain } from '../sequential-from-plain.js';
import { randomModel } from '../testing/layer-kinds.js';
import { predict } from '../testing/predict.js';
import { fromOnnx } from './from-onnx.js';
import { decodeOnnx } from './proto/decode-onnx.js';
import { encodeOnnx } from './proto/encode-onnx.js';
import { toOnnx } from './to-onnx.js';

beforeAll(async () => {
  env.wasm.numThreads = 1;
  await ready();
});

const conv = (name: string, filters: number, side: number, from?: string[]): LayerConfig => ({
  type: 'Conv2D',
  name,
  filters,
  kernelSize: [side, side],
  strides: [1, 1],
  dilationRate: [1, 1],
  padding: side === 1 ? 'valid' : 'same',
  activation: 'linear',
  useBias: true,
  ...(from && { from }),
});
const norm = (name: string): LayerConfig => ({
  type: 'BatchNormalization',
  name,
  momentum: 0.9,
  epsilon: 1e-3,
  center: true,
  scale: true,
});
const relu = (name: string): LayerConfig => ({ type: 'Activation', name, activation: 'relu' });
const dense = (
  name: string,
  units: number,
  activation: 'softmax' | 'tanh',
  from?: string[],
): LayerConfig => ({
  type: 'Dense',
  name,
  units,
  activation,
  useBias: true,
  ...(from && { from }),
});
const add = (name: string, ...from: string[]): LayerConfig => ({ type: 'Add', name, from });

const IMAGES = Float32Array.from({ length: 3 * 16 }, (_, at) => Math.sin(7 * at));

/** A network on images of 4 × 4 × 1. */
const network = (layers: readonly LayerConfig[]): PlainModel =>
  randomModel({ name: 'net', inputShape: [4, 4, 1], layers }, 3);

/** The outputs of a model for the images. */
function outputsOf(model: PlainModel): Float32Array {
  const functional = modelFromPlain(model);
  const values = predict(functional, IMAGES);
  functional.dispose();
  return values;
}

async function runOnnx(bytes: Uint8Array): Promise<Float32Array> {
  const session = await InferenceSession.create(bytes);
  const { probabilities } = await session.run({ input: new Tensor('float32', IMAGES, [3, 1, 4, 4]) });
  return probabilities?.data as Float32Array;
}

function largestDifference(left: Float32Array, right: Float32Array): number {
  expect(left.length).toBe(right.length);
  return left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right[at] ?? 0))), 0);
}

const NETWORKS = {
  'an identity and a projection as shortcuts': [
    conv('stem', 2, 3),
    relu('stem_relu'),
    conv('a', 2, 3),
    add('sum1', 'a', 'stem_relu'),
    relu('relu1'),
    conv('b', 3, 3),
    conv('shortcut', 3, 1, ['relu1']),
    add('sum2', 'b', 'shortcut'),
    { type: 'GlobalAveragePooling2D', name: 'mean' },
    dense('classes', 4, 'softmax'),
  ],
  'normalizations that cannot be folded': [
    conv('stem', 2, 3),
    norm('norm'),
    relu('relu1'),
    conv('a', 2, 3),
    add('sum', 'a', 'stem'),
    norm('after'),
    { type: 'Flatten', name: 'flat' },
    dense('classes', 4, 'softmax'),
  ],
  'a sum of three, and of the input': [
    conv('a', 1, 3, ['input']),
    conv('b', 1, 3, ['input']),
    add('sum', 'a', 'b', 'input'),
    { type: 'Flatten', name: 'flat' },
    dense('classes', 4, 'softmax'),
  ],
  'a sum of a flattened image and of units': [
    conv('a', 2, 3),
    { type: 'Flatten', name: 'flat' },
    dense('units', 32, 'tanh'),
    add('sum', 'units', 'flat'),
    dense('classes', 4, 'softmax'),
  ],
  'a flattened image that several dense layers take': [
    conv('a', 2, 3),
    { type: 'Flatten', name: 'flat' },
    { type: 'Dropout', name: 'drop', rate: 0.5 },
    dense('b', 3, 'tanh'),
    dense('c', 3, 'tanh', ['flat']),
    add('sum', 'b', 'c'),
    dense('classes', 4, 'softmax'),
  ],
} satisfies Readonly<Record<string, readonly LayerConfig[]>>;

describe.each(Object.entries(NETWORKS))('a network with %s', (_, layers) => {
  test('has the same outputs in onnxruntime, and after toOnnx() and fromOnnx()', async () => {
    const model = network(layers);
    const bytes = await toOnnx(model);
    const expected = outputsOf(model);
    expect(largestDifference(await runOnnx(bytes), expected)).toBeLessThan(1e-5);
    expect(largestDifference(outputsOf(fromOnnx(bytes).model), expected)).toBeLessThan(1e-5);
  });
});

describe('toOnnx(model) of a network with skip connections', () => {
  test('writes an Add of two values, and a Sum of three', async () => {
    const operators = async (layers: readonly LayerConfig[]): Promise<string[]> =>
      decodeOnnx(await toOnnx(network(layers))).graph.nodes.map(({ opType }) => opType);
    const two = await operators(NETWORKS['an identity and a projection as shortcuts']);
    expect(two.filter((type) => type === 'Add')).toHaveLength(2);
    expect(await operators(NETWORKS['a sum of three, and of the input'])).toContain('Sum');
  });

  test('is read with the same layers and weights', async () => {
    const model = network(NETWORKS['an identity and a projection as shortcuts']);
    const { model: read } = fromOnnx(await toOnnx(model));
    // An activation is read into the layer before it, unless others take that.
    const layers = model.config.layers.flatMap((layer): object[] => {
      if (layer.name === 'stem_relu') return [];
      if (layer.name === 'stem') return [{ ...layer, activation: 'relu' }];
      const from = layer.from?.map((name) => (name === 'stem_relu' ? 'stem' : name));
      return [{ ...layer, ...(from && { from }) }];
    });
    expect(read.config).toEqual({ ...model.config, layers });
    expect(read.readValues()).toEqual(model.readValues());
  });
});

test('fromOnnx(bytes) reads a residual graph of images that are channels last, as converters from TensorFlow write it', async () => {
  const random = (name: string, ...shape: number[]) => {
    const size = shape.reduce((all, one) => all * one, 1);
    return { name, shape, values: Float32Array.from({ length: size }, (_, at) => Math.cos(5 * at + size)) };
  };
  const node = (opType: string, inputs: string[], output: string, attributes = {}) => ({
    ...{ name: output, opType, inputs, outputs: [output], attributes },
  });
  const same = { pads: [1, 1, 1, 1] };
  const graph = {
    name: 'residual',
    inputs: [{ name: 'input', shape: ['batch', 4, 4, 3] }],
    outputs: [{ name: 'probabilities', shape: ['batch', 5] }],
    initializers: [
      ...[random('w1', 2, 3, 3, 3), random('b1', 2), random('w2', 2, 2, 3, 3), random('w3', 2, 5)],
      ...[random('b3', 5), { name: 'axes', integers: [2, 3] }],
    ],
    nodes: [
      node('Transpose', ['input'], 'first', { perm: [0, 3, 1, 2] }),
      node('Conv', ['first', 'w1', 'b1'], 'conv1', same),
      node('Relu', ['conv1'], 'relu'),
      node('Conv', ['relu', 'w2'], 'conv2', same),
      node('Transpose', ['conv2'], 'last', { perm: [0, 2, 3, 1] }),
      node('Transpose', ['relu'], 'relu_last', { perm: [0, 2, 3, 1] }),
      node('Add', ['last', 'relu_last'], 'sum'),
      node('Transpose', ['sum'], 'sum_first', { perm: [0, 3, 1, 2] }),
      node('GlobalAveragePool', ['sum_first'], 'mean'),
      node('Squeeze', ['mean', 'axes'], 'vector'),
      node('MatMul', ['vector', 'w3'], 'product'),
      node('Add', ['product', 'b3'], 'logits'),
      node('Softmax', ['logits'], 'probabilities', { axis: 1 }),
    ],
  };
  const bytes = encodeOnnx(graph, 8, 17);
  const images = Float32Array.from({ length: 2 * 48 }, (_, at) => Math.sin(7 * at));
  const session = await InferenceSession.create(bytes);
  const { probabilities } = await session.run({ input: new Tensor('float32', images, [2, 4, 4, 3]) });
  const { model } = fromOnnx(bytes);
  const functional = modelFromPlain(model);
  const difference = largestDifference(predict(functional, images), probabilities?.data as Float32Array);
  expect(difference).toBeLessThan(1e-5);
  functional.dispose();
});
