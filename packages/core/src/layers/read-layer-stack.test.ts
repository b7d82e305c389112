import { describe, expect, test } from 'vitest';
import { lenet5Config } from '../lenet5/lenet5-config.js';
import { plainLenet5 } from '../lenet5/plain-lenet5.js';
import { lenet5Of1998Config } from '../lenet5-1998/lenet5-1998-config.js';
import { connectLayers } from './connect-layers.js';
import { readLayerStack } from './read-layer-stack.js';
import type { SequentialLayer, SequentialModel } from './sequential-model.js';
import { UnsupportedLayersError } from './unsupported.js';

const unsupported = (...[found, layer]: ConstructorParameters<typeof UnsupportedLayersError>) =>
  new UnsupportedLayersError(found, layer);

function layer(className: string, config: object, weights: SequentialLayer['weights'] = []): SequentialLayer {
  return { name: 'x', weights, getClassName: () => className, getConfig: () => config };
}

function model(layers: readonly SequentialLayer[], shape: readonly (number | null)[]): SequentialModel {
  const weights = layers.flatMap((one) => one.weights);
  return { inputs: [{ shape: [null, ...shape] }], layers, weights, getClassName: () => 'Sequential' };
}

const pair = { strides: [1, 1], padding: 'valid', dataFormat: 'channelsLast' };
const conv = {
  ...pair,
  filters: 2,
  kernelSize: [3, 3],
  dilationRate: [1, 1],
  activation: 'relu',
  useBias: true,
};

describe('readLayerStack(model, unsupported)', () => {
  test('reads the configuration that a plain model reports', () => {
    expect(readLayerStack(plainLenet5(), unsupported)).toEqual(connectLayers(lenet5Config));
  });

  test('reads the layers of 1998', () => {
    const { layers } = lenet5Of1998Config;
    const sources = layers.map(({ type, ...config }) => ({ ...layer(type, config), name: config.name }));
    expect(readLayerStack(model(sources, [28, 28, 1]), unsupported)).toEqual(
      connectLayers(lenet5Of1998Config),
    );
  });

  test('skips input layers and takes the names of the weights from the model', () => {
    const weight = (originalName: string) => ({ originalName, shape: [], read: () => ({ data: () => [] }) });
    const dense = { units: 3, activation: 'softmax', useBias: true };
    const layers = [
      layer('InputLayer', {}),
      layer('Dense', dense, [weight('d/kernel'), weight('d/bias')]),
      layer('Dense', dense, [weight('d/kernel'), weight('d/bias')]),
    ];
    expect(readLayerStack(model(layers, [4]), unsupported).layers).toMatchObject([
      {
        type: 'Dense',
        inputShape: [4],
        kernel: { name: 'd/kernel', shape: [4, 3] },
        bias: { name: 'd/bias' },
      },
      {
        type: 'Dense',
        inputShape: [3],
        kernel: { name: 'd/kernel_1', shape: [3, 3] },
        bias: { name: 'd/bias_1' },
      },
    ]);
  });

  test('reads a number as equal rows and columns', () => {
    const pool = layer('MaxPooling2D', { ...pair, poolSize: 2, strides: 2 });
    expect(readLayerStack(model([pool], [8, 8, 1]), unsupported).layers).toMatchObject([
      { poolSize: [2, 2], strides: [2, 2], outputShape: [4, 4, 1] },
    ]);
  });

  test.each([
    [-1, [8, 8, 2]],
    [3, [8, 8, 2]],
    [[3], [8, 8, 2]],
    [undefined, [8, 8, 2]],
    [[1], [5]],
  ])('reads the axis %j of a normalization of samples of the shape %j', (axis, shape) => {
    const normalization = layer('BatchNormalization', { axis, momentum: 0.9, epsilon: 1e-3 });
    const { layers } = readLayerStack(model([normalization], shape), unsupported);
    expect(layers).toMatchObject([{ gamma: { shape: [shape.at(-1)] }, center: true, scale: true }]);
  });

  test('rejects the axis of images in a normalization of vectors', () => {
    const normalization = layer('BatchNormalization', { axis: 3, momentum: 0.9, epsilon: 1e-3 });
    expect(() => readLayerStack(model([normalization], [5]), unsupported)).toThrow('axis 3');
  });

  test.each([
    ['LSTM', {}, 'a layer of this type'],
    ['Conv2D', { ...conv, dataFormat: 'channelsFirst' }, 'dataFormat "channelsFirst"'],
    ['Conv2D', { ...conv, activation: 'selu' }, 'activation "selu"'],
    ['Conv2D', { ...conv, padding: 'causal' }, 'padding "causal"'],
    ['Conv2D', { ...conv, kernelSize: [3] }, 'kernelSize [3]'],
    ['Conv2D', { ...conv, filters: 0 }, 'filters 0'],
    ['AveragePooling2D', { ...pair, poolSize: [0, 2] }, 'poolSize [0,2]'],
    ['Dense', { units: 1.5, activation: 'linear' }, 'units 1.5'],
    ['GlobalMaxPooling2D', { keepdims: true }, 'keepdims true'],
    ['LeakyReLU', {}, 'alpha undefined'],
    ['Dropout', { rate: 1 }, 'rate 1'],
    ['ZeroPadding2D', { padding: [[1, 1]] }, 'padding [[1,1]]'],
    [
      'ZeroPadding2D',
      {
        padding: [
          [1, 1],
          [-1, 0],
        ],
      },
      'padding [[1,1],[-1,0]]',
    ],
    ['Rescaling', { scale: 'x', offset: 0 }, 'scale "x"'],
    ['TableConv2D', { kernelSize: [1, 1], connections: [[0, 0]], activation: 'relu' }, 'connections [[0,0]]'],
    ['TableConv2D', { kernelSize: [1, 1], connections: [[]], activation: 'relu' }, 'connections [[]]'],
    ['RBF', { centers: [] }, 'centers []'],
    ['BatchNormalization', { axis: 1, momentum: 0.9, epsilon: 1e-3 }, 'axis 1'],
    ['BatchNormalization', { axis: [3], momentum: 1.1, epsilon: 1e-3 }, 'momentum 1.1'],
    ['BatchNormalization', { axis: -1, momentum: 0.9, epsilon: 0 }, 'epsilon 0'],
    ['Softmin', {}, 'rejectPenalty undefined'],
  ])('rejects a %s with %j', (className, config, found) => {
    const read = () => readLayerStack(model([layer(className, config)], [8, 8, 1]), unsupported);
    expect(read).toThrow(UnsupportedLayersError);
    expect(read).toThrow(`layer x (${className}) is not supported (${found}) — use a stack of`);
  });

  test.each([
    [{ ...model([layer('Flatten', {})], [2]), getClassName: () => 'Graph' }, 'class Graph, not Seq'],
    [model([], [2]), 'no layers'],
    [model([layer('InputLayer', {})], [2]), 'no layers'],
    [model([layer('Flatten', {})], [null, 28, 1]), 'an input of unknown size [?, 28, 1]'],
  ])('rejects a model as a whole: %#', (source, found) => {
    expect(() => readLayerStack(source, unsupported)).toThrow(found);
  });
});
