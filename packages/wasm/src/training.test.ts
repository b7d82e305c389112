import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { heapOf } from './heap.js';
import { adam } from './optimizers/adam.js';
import { on, Random, relativeError, sizeOf, startBackends } from './testing/compare.js';

// A test trains 1,000 steps.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

type Layer = layers.layers.Layer;

const {
  activation,
  averagePooling2d,
  batchNormalization,
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2d,
  dropout,
  flatten,
  globalAveragePooling2d,
  maxPooling2d,
  separableConv2d,
  zeroPadding2d,
} = layers.layers;

/** CNNs that tfjs's cpu backend can train: its gradients know no dilation. */
const networks: Record<string, () => Layer[]> = {
  'LeNet-like': () => [
    conv2d({ filters: 6, kernelSize: 3, activation: 'tanh', inputShape: [12, 12, 1] }),
    averagePooling2d({ poolSize: 2 }),
    conv2d({ filters: 16, kernelSize: 3, activation: 'tanh' }),
    flatten(),
    dense({ units: 10, activation: 'tanh' }),
    dense({ units: 3, activation: 'softmax' }),
  ],
  'strided, same-padded, relu': () => [
    conv2d({
      filters: 5,
      kernelSize: 3,
      strides: 2,
      padding: 'same',
      activation: 'relu',
      inputShape: [12, 12, 1],
    }),
    conv2d({ filters: 7, kernelSize: [2, 4], strides: [1, 2], padding: 'same', activation: 'relu' }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
  'max-pooled, overlapping, without bias': () => [
    conv2d({ filters: 3, kernelSize: 4, padding: 'same', useBias: false, inputShape: [12, 12, 1] }),
    maxPooling2d({ poolSize: 3, strides: 2 }),
    conv2d({ filters: 2, kernelSize: 1, activation: 'sigmoid' }),
    maxPooling2d({ poolSize: 2, padding: 'same' }),
    flatten(),
    dense({ units: 3, useBias: false, activation: 'softmax' }),
  ],
  'depthwise, separable, normalized, global average': () => [
    depthwiseConv2d({ kernelSize: 3, depthMultiplier: 4, inputShape: [12, 12, 1] }),
    batchNormalization({ axis: -1 }),
    activation({ activation: 'relu' }),
    separableConv2d({ filters: 5, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh' }),
    globalAveragePooling2d({ dataFormat: 'channelsLast' }),
    dense({ units: 3, activation: 'softmax' }),
  ],
  'up again: transposed convolution, zero padding': () => [
    conv2d({ filters: 3, kernelSize: 3, strides: 2, activation: 'relu', inputShape: [12, 12, 1] }),
    conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh' }),
    zeroPadding2d({ padding: 1 }),
    maxPooling2d({ poolSize: 2 }),
    flatten(),
    dense({ units: 3, activation: 'softmax' }),
  ],
  'separate activations, elu, two dense layers': () => [
    conv2d({ filters: 4, kernelSize: 5, activation: 'linear', inputShape: [12, 12, 1] }),
    activation({ activation: 'elu' }),
    averagePooling2d({ poolSize: [2, 3], strides: [1, 2] }),
    flatten(),
    dense({ units: 9, activation: 'relu' }),
    dropout({ rate: 0 }),
    dense({ units: 3, activation: 'softmax' }),
  ],
};

function build(create: () => Layer[], random: Random): layers.Sequential {
  const model = layers.sequential({ layers: create() });
  model.setWeights(model.weights.map(({ shape }) => seeded(shape as number[], random)));
  return model;
}

function seeded(shape: number[], random: Random): tf.Tensor {
  const scale = Math.sqrt(3 / Math.max(1, sizeOf(shape.slice(0, -1))));
  return tf.tensor(
    random.values(shape).map((value) => value * scale),
    shape,
  );
}

const samples = 20;

async function fitOn(
  backend: 'cpu' | 'wasm',
  create: () => Layer[],
): Promise<{ losses: number[]; weights: number[] }> {
  await tf.setBackend(backend);
  const random = new Random(41);
  const model = build(create, random);
  model.compile({
    optimizer: tf.train.momentum(0.05, 0.9),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const x = tf.tensor4d(random.values([samples, 12, 12, 1]), [samples, 12, 12, 1]);
  const y = tf.tensor2d(
    Array.from({ length: samples }, () => random.between(0, 2)),
    [samples, 1],
  );
  const { history } = await model.fit(x, y, { epochs: 3, batchSize: 8, shuffle: false, verbose: 0 });
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  const losses = history.loss as number[];
  tf.dispose([x, y]);
  model.dispose();
  return { losses, weights };
}

beforeAll(startBackends);

describe('model.fit', () => {
  test.each(Object.entries(networks))('trains a CNN (%s) as the cpu backend does', async (_, create) => {
    const found = await fitOn('wasm', create);
    const right = await fitOn('cpu', create);
    expect(relativeError(found.losses, right.losses)).toBeLessThan(1e-4);
    expect(relativeError(found.weights, right.weights)).toBeLessThan(1e-4);
  });

  test.each(['tanh', 'relu', 'linear'] as const)(
    'trains a dilated CNN (%s), which no other backend can',
    async (kind) => {
      await tf.setBackend('wasm');
      const random = new Random(42);
      const model = build(
        () => [
          conv2d({ filters: 6, kernelSize: 3, dilationRate: 2, activation: kind, inputShape: [12, 12, 1] }),
          conv2d({ filters: 4, kernelSize: 2, dilationRate: [1, 3], padding: 'same', activation: kind }),
          flatten(),
          dense({ units: 3, activation: 'softmax' }),
        ],
        random,
      );
      model.compile({ optimizer: adam(0.01), loss: 'sparseCategoricalCrossentropy' });
      const x = tf.tensor4d(random.values([samples, 12, 12, 1]), [samples, 12, 12, 1]);
      const y = tf.tensor2d(
        Array.from({ length: samples }, () => random.between(0, 2)),
        [samples, 1],
      );
      const { history } = await model.fit(x, y, { epochs: 30, batchSize: samples, verbose: 0 });
      expect(history.loss!.at(-1)).toBeLessThan(0.5 * (history.loss![0] as number));
      tf.dispose([x, y]);
      model.dispose();
    },
  );
});

describe('tf.grads', () => {
  const random = new Random(43);
  const x = random.values([2, 7, 8, 3]);
  const w = random.values([3, 2, 3, 5]);
  const bias = random.values([5]);
  const dy = random.values([2, 7, 8, 5]);

  function gradients(convolve: (x: tf.Tensor4D, w: tf.Tensor4D, bias: tf.Tensor) => tf.Tensor): tf.Tensor[] {
    const inputs = [tf.tensor(x, [2, 7, 8, 3]), tf.tensor(w, [3, 2, 3, 5]), tf.tensor(bias, [5])];
    const f = (...args: tf.Tensor[]) =>
      convolve(args[0] as tf.Tensor4D, args[1] as tf.Tensor4D, args[2] as tf.Tensor);
    return tf.grads(f)(inputs, tf.tensor(dy, [2, 7, 8, 5]));
  }

  test('of tf.conv2d and of tf.fused.conv2d equal those of the cpu backend', async () => {
    const plain = () => gradients((a, b, c) => tf.add(tf.conv2d(a, b, 1, 'same'), c));
    const fused = () =>
      gradients((a, b, c) => tf.fused.conv2d({ x: a, filter: b, strides: 1, pad: 'same', bias: c }));
    const right = await on('cpu', plain);
    for (const compute of [plain, fused]) {
      const found = await on('wasm', compute);
      found.forEach((gradient, i) => {
        expect(relativeError(gradient, right[i]!)).toBeLessThan(1e-5);
      });
    }
  });

  test('of a dilated convolution equal those of the same filter with zeros between its taps', async () => {
    const dilations: [number, number] = [2, 3];
    const dilated = () =>
      gradients((a, b, c) =>
        tf.fused.conv2d({ x: a, filter: b, strides: 1, pad: 'same', dilations, bias: c }),
      );
    const spread = () =>
      gradients((a, b, c) => {
        // [3, 2] taps → [5, 4]: a zero row between rows, two zero columns between columns.
        const rows = tf.pad(tf.reshape(b, [3, 1, 2, 3, 5]), [
          [0, 0],
          [0, 1],
          [0, 0],
          [0, 0],
          [0, 0],
        ]);
        const cut = tf.slice(tf.reshape(rows, [6, 2, 1, 3, 5]), 0, [5, 2, 1, 3, 5]);
        const columns = tf.pad(cut, [
          [0, 0],
          [0, 0],
          [0, 2],
          [0, 0],
          [0, 0],
        ]);
        const wide = tf.slice(tf.reshape(columns, [5, 6, 3, 5]), 0, [5, 4, 3, 5]) as tf.Tensor4D;
        return tf.add(tf.conv2d(a, wide, 1, 'same'), c);
      });
    const found = await on('wasm', dilated);
    const right = await on('cpu', spread);
    found.forEach((gradient, i) => {
      expect(relativeError(gradient, right[i]!)).toBeLessThan(1e-5);
    });
  });

  test('of one image without a batch dimension equal those of the cpu backend', async () => {
    const image = x.slice(0, 7 * 8 * 3);
    const gradientsOf = (f: (image: tf.Tensor3D, filter: tf.Tensor4D) => tf.Tensor) => () =>
      tf.grads((...args: tf.Tensor[]) => f(args[0] as tf.Tensor3D, args[1] as tf.Tensor4D))([
        tf.tensor(image, [7, 8, 3]),
        tf.tensor(w, [3, 2, 3, 5]),
      ]);
    // On the cpu backend the fused operation has no gradient for a single image.
    const right = await on(
      'cpu',
      gradientsOf((a, b) => tf.conv2d(a, b, 1, 'same')),
    );
    const found = await on(
      'wasm',
      gradientsOf((a, b) => tf.fused.conv2d({ x: a, filter: b, strides: 1, pad: 'same' })),
    );
    found.forEach((gradient, i) => {
      expect(relativeError(gradient, right[i]!)).toBeLessThan(1e-5);
    });
  });

  test('of a dilated convolution throw on the cpu backend', async () => {
    const dilated = () =>
      tf.grad((a) => tf.conv2d(a as tf.Tensor4D, tf.ones<tf.Rank.R4>([2, 2, 1, 1]), 1, 'valid', 'NHWC', 2))(
        tf.ones([1, 4, 4, 1]),
      );
    await expect(on('cpu', dilated)).rejects.toThrow('does not support this dilation');
  });
});

describe('memory', () => {
  test('stays flat over 1,000 steps: tensors, bytes, and the heap', async () => {
    await tf.setBackend('wasm');
    const random = new Random(44);
    const model = build(networks['LeNet-like']!, random);
    model.compile({ optimizer: adam(0.001), loss: 'sparseCategoricalCrossentropy' });
    const x = tf.tensor4d(random.values([32, 12, 12, 1]), [32, 12, 12, 1]);
    const y = tf.tensor2d(
      Array.from({ length: 32 }, () => random.between(0, 2)),
      [32, 1],
    );
    const facts = () => {
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      return { numTensors, numDataBuffers, numBytes, heap: heapOf(tf.backend()).byteLength };
    };
    for (let step = 0; step < 20; step++) await model.trainOnBatch(x, y);
    const before = facts();
    for (let step = 0; step < 1_000; step++) await model.trainOnBatch(x, y);
    expect(facts()).toEqual(before);
    tf.dispose([x, y]);
    model.dispose();
  });
});
