import {
  connectLayers,
  initialWeights,
  type LayerConfig,
  type Pair,
  type PlainModel,
  plainModel,
  type StackConfig,
} from '@lenet5/core';
import { Random } from './random.js';

/** A model with random weights; the factors of a batch normalization are around 1. */
export function randomModel(config: StackConfig, seed: number): PlainModel {
  const random = new Random(seed);
  const weights = initialWeights(connectLayers(config), seed).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + 0.2 * (random.next() - 0.5)),
  }));
  return plainModel(config, weights);
}

/** Random images and labels. */
export function randomBatch(model: PlainModel, random: Random, count: number) {
  const size = model.config.inputShape.reduce((product, each) => product * each, 1);
  const classes = Number(model.outputs[0]?.shape[1]);
  return { images: random.bytes(count * size), labels: random.bytes(count, classes - 1) };
}

/** Settings of all convolutions. */
const window = { strides: [1, 1], dilationRate: [1, 1], padding: 'same' } as const;
export const conv = (
  name: string,
  size: number,
  from?: string,
  activation: 'linear' | 'tanh' | 'relu' = 'linear',
  shape: { filters?: number; kernelSize?: Pair } = {},
): LayerConfig => ({
  type: 'Conv2D',
  name,
  filters: shape.filters ?? 4,
  kernelSize: shape.kernelSize ?? [size, size],
  ...window,
  activation,
  useBias: true,
  ...(from && { from: [from] }),
});
export const add = (name: string, ...from: string[]): LayerConfig => ({ type: 'Add', name, from });
export const relu = (name: string, from?: string): LayerConfig => ({
  type: 'Activation',
  name,
  activation: 'relu',
  ...(from && { from: [from] }),
});
export const norm = (name: string): LayerConfig => ({
  type: 'BatchNormalization',
  name,
  momentum: 0.9,
  epsilon: 1e-3,
  center: true,
  scale: true,
});
const pool = (name: string, from?: string): LayerConfig => ({
  type: 'AveragePooling2D',
  name,
  poolSize: [2, 2],
  strides: [2, 2],
  padding: 'valid',
  ...(from && { from: [from] }),
});
/** The layers at the end of all networks. */
export const head: readonly LayerConfig[] = [
  { type: 'Flatten', name: 'flatten' },
  { type: 'Dense', name: 'classes', units: 3, activation: 'softmax', useBias: true },
];
export const network = (...layers: LayerConfig[]): StackConfig => ({
  name: 'skip',
  inputShape: [8, 12, 4],
  layers: [...layers, ...head],
});

/** Networks with skip connections, and what is special about each. */
export const SKIP_NETWORKS: readonly (readonly [string, StackConfig])[] = [
  [
    'a block of two convolutions',
    network(conv('a', 3), relu('r'), conv('b', 3), add('s', 'b', 'a'), relu('t'), pool('p')),
  ],
  ['an addition right after the input', network(conv('a', 3), add('s', 'a', 'input'), conv('b', 3))],
  ['an addition to itself', network(conv('a', 3), add('s', 'a', 'a', 'input'), relu('t'))],
  [
    'a pooled tanh that another layer takes',
    network(conv('a', 5, undefined, 'tanh', { filters: 1 }), pool('p'), pool('q', 'a'), add('s', 'p', 'q')),
  ],
  ['a ReLU in place beside a skip', network(conv('a', 3), relu('r'), add('s', 'r', 'a'), conv('b', 3))],
  [
    'convolutions of other borders that take one value',
    network(
      conv('a', 3),
      conv('b', 1, 'a'),
      conv('c', 5, 'a'),
      conv('d', 3, 'a'),
      add('s', 'b', 'c', 'd', 'a'),
    ),
  ],
  [
    'a pooling that leaves out a row, after a ReLU of the same value',
    network(
      conv('a', 3),
      relu('r'),
      conv('b', 3),
      { ...pool('p', 'a'), poolSize: [3, 2], strides: [3, 2] } as LayerConfig,
      { ...pool('q', 'b'), poolSize: [3, 2], strides: [3, 2] } as LayerConfig,
      add('s', 'p', 'q'),
    ),
  ],
  [
    'a skip over batch normalizations',
    network(
      conv('a', 3),
      norm('n'),
      relu('r'),
      conv('b', 3),
      norm('m'),
      relu('t'),
      conv('c', 3),
      norm('o'),
      add('s', 'o', 'r'),
      relu('u'),
    ),
  ],
  [
    'a skip around a dropout',
    network(conv('a', 3), { type: 'Dropout', name: 'd', rate: 0.3 }, conv('b', 3), add('s', 'b', 'a')),
  ],
  [
    'a skip over a batch normalization, beside a ReLU in place',
    network(conv('a', 3), conv('b', 3, 'input'), relu('r', 'a'), conv('c', 3), norm('n'), add('s', 'n', 'b')),
  ],
];
