import {
  type Activation,
  connectLayers,
  initialWeights,
  type LayerConfig,
  type PlainModel,
  plainModel,
} from '@lenet5/core';

const step = { strides: [1, 1], dilationRate: [1, 1] } as const;

function convolution(name: string, filters: number, activation: Activation): LayerConfig {
  const window = { kernelSize: [3, 3], padding: 'valid', ...step } as const;
  return { type: 'Conv2D', name, filters, ...window, activation, useBias: true };
}

function separable(name: string, filters: number, stride: number): LayerConfig {
  const window = { kernelSize: [3, 3], padding: 'same', ...step, strides: [stride, stride] } as const;
  return {
    type: 'SeparableConv2D',
    name,
    filters,
    ...window,
    depthMultiplier: 1,
    activation: 'relu',
    useBias: true,
  };
}

function maxPooling(name: string): LayerConfig {
  return { type: 'MaxPooling2D', name, poolSize: [2, 2], strides: [2, 2], padding: 'valid' };
}

const classes: LayerConfig = {
  type: 'Dense',
  name: 'classes',
  units: 10,
  activation: 'softmax',
  useBias: true,
};

/** Name of a network. */
export type NetworkName = 'simple convnet' | 'depthwise separable';

/** Networks other than LeNet-5, for images of 28×28 pixels. */
const NETWORKS: Readonly<Record<NetworkName, readonly LayerConfig[]>> = {
  /** The "simple convnet" of the examples of Keras. Its second pooling leaves out a row and a column of 11×11 values. */
  'simple convnet': [
    convolution('conv1', 32, 'relu'),
    maxPooling('pool1'),
    convolution('conv2', 64, 'relu'),
    maxPooling('pool2'),
    { type: 'Flatten', name: 'flatten' },
    { type: 'Dropout', name: 'dropout', rate: 0.5 },
    classes,
  ],
  /** A small network of depthwise-separable convolutions with strides instead of pooling (MobileNet, Howard et al. 2017). */
  'depthwise separable': [
    { ...convolution('stem', 16, 'relu'), strides: [2, 2], padding: 'same' } as LayerConfig,
    separable('block1', 32, 1),
    separable('block2', 64, 2),
    separable('block3', 64, 1),
    { type: 'GlobalAveragePooling2D', name: 'mean' },
    classes,
  ],
};

/** The names of all networks. */
export const NETWORK_NAMES: readonly NetworkName[] = ['simple convnet', 'depthwise separable'];

/**
 * Creates a network, with the same weights each time.
 * @param dropout whether it has its dropout layers: engines draw different masks
 */
export function exampleNetwork(name: NetworkName, dropout = true): PlainModel {
  const layers = NETWORKS[name].filter(({ type }) => dropout || type !== 'Dropout');
  const config = { name: name.replace(' ', '-'), inputShape: [28, 28, 1], layers };
  return plainModel(config, initialWeights(connectLayers(config), 1));
}
