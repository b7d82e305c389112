import type { NamedTensor } from '@lenet5/core';
import { checkSeed, glorotUniform, SEED } from '@lenet5/core';
import { type LayerParts, type PlainModel, plainModel } from './plain-model.js';

/** How a plain LeNet-5 begins: as one of `lenet5()` does. */
export interface PlainLenet5Options {
  /** Picks the initial weights: a whole number from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
}

/**
 * LeNet-5 without tfjs: the layers, their configuration and the initial weights of `lenet5()`, to the bit. The compiled
 * engine trains it as it trains the other, and a checkpoint of one is a checkpoint of the other.
 *
 * @throws InvalidSeedError if the seed is not a whole number from 0 to 2³² − 1
 */
export function plainLenet5({ seed = SEED.default }: PlainLenet5Options = {}): PlainModel {
  checkSeed(seed);
  return plainModel(
    [28, 28, 1],
    [10],
    [
      convolution('conv1', 1, 6, seed),
      pooling('pool1'),
      convolution('conv2', 6, 16, seed),
      pooling('pool2'),
      { name: 'flatten', className: 'Flatten', config: {} },
      dense('dense1', 256, 120, 'tanh', seed),
      dense('dense2', 120, 84, 'tanh', seed),
      dense('dense3', 84, 10, 'softmax', seed),
    ],
  );
}

/** All pictures here have their channels last, and windows that do not go over the edge. */
const PLACED = { padding: 'valid', dataFormat: 'channelsLast' } as const;

function convolution(name: string, channels: number, filters: number, seed: number): LayerParts {
  const shape = { filters, kernelSize: [5, 5], strides: [1, 1], dilationRate: [1, 1] };
  return {
    name,
    className: 'Conv2D',
    config: { ...shape, ...PLACED, activation: 'tanh', useBias: true },
    weights: initialWeights(name, [5, 5, channels, filters], seed),
  };
}

function pooling(name: string): LayerParts {
  return { name, className: 'AveragePooling2D', config: { poolSize: [2, 2], strides: [2, 2], ...PLACED } };
}

function dense(name: string, inputs: number, units: number, activation: string, seed: number): LayerParts {
  return {
    name,
    className: 'Dense',
    config: { units, activation, useBias: true },
    weights: initialWeights(name, [inputs, units], seed),
  };
}

/** A kernel that begins Glorot-uniform, and a bias of zeros. */
function initialWeights(layer: string, shape: readonly number[], seed: number): NamedTensor[] {
  const [kernel, bias] = [`${layer}/kernel`, `${layer}/bias`];
  const units = shape.slice(-1);
  return [
    { name: kernel, shape, values: glorotUniform(seed, kernel, shape) },
    { name: bias, shape: units, values: new Float32Array(units[0] ?? 0) },
  ];
}
