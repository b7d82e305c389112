import { layers, type Sequential, sequential } from '@tensorflow/tfjs-layers';
import { lenet5 } from '../lenet5.js';
import { seedWeights } from './seeded-weights.js';

/** A model that only the export to ONNX supports, with seeded weights. */
export function depthwiseModel(): Sequential {
  const same = { padding: 'same' } as const;
  const model = sequential({
    name: 'depthwise',
    layers: [
      layers.conv2d({ inputShape: [28, 28, 1], filters: 3, kernelSize: 3, strides: 2, activation: 'tanh' }),
      layers.depthwiseConv2d({
        ...same,
        kernelSize: [3, 2],
        strides: 2,
        depthMultiplier: 2,
        activation: 'relu',
      }),
      layers.separableConv2d({ ...same, kernelSize: 3, filters: 5 }),
      layers.separableConv2d({ kernelSize: 2, filters: 4, useBias: false, activation: 'elu' }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  return seedWeights(model, 11);
}

/** Models that together use all layers and settings that the export formats support, with seeded weights. */
export const exportModels: Readonly<Record<string, () => Sequential>> = {
  'LeNet-5': () => seedWeights(lenet5(), 5),
  'max pooling, relu, dropout and a softmax layer': () => seedWeights(modern(), 6),
  'strides, dilation, same padding, no biases and odd sizes': () => seedWeights(uneven(), 7),
  'global pooling and rectifiers': () => seedWeights(pooled(), 9),
  'batch normalization': () => seedWeights(normalized(), 10),
  'only dense layers, on images without channels': () => seedWeights(perceptron(), 8),
};

function modern(): Sequential {
  return sequential({
    name: 'modern',
    layers: [
      layers.inputLayer({ inputShape: [28, 28, 1] }),
      layers.conv2d({ name: 'c1', filters: 8, kernelSize: 3 }),
      layers.activation({ name: 'c1_relu', activation: 'relu' }),
      layers.maxPooling2d({ name: 'm1', poolSize: 2 }),
      layers.conv2d({ name: 'c2', filters: 12, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ name: 'm2', poolSize: 2 }),
      layers.flatten({ name: 'flat' }),
      layers.dropout({ name: 'drop', rate: 0.25 }),
      layers.dense({ name: 'd1', units: 32, activation: 'sigmoid' }),
      layers.dense({ name: 'd2', units: 10 }),
      layers.activation({ name: 'probabilities', activation: 'softmax' }),
    ],
  });
}

function uneven(): Sequential {
  const same = { padding: 'same' } as const;
  return sequential({
    name: 'uneven',
    layers: [
      layers.conv2d({
        ...same,
        inputShape: [28, 28, 1],
        filters: 4,
        kernelSize: [4, 3],
        strides: [2, 3],
        useBias: false,
      }),
      layers.averagePooling2d({ ...same, poolSize: [3, 2], strides: [2, 1] }),
      layers.conv2d({ ...same, filters: 5, kernelSize: [2, 3], dilationRate: 2, activation: 'softmax' }),
      layers.maxPooling2d({ ...same, poolSize: 2, strides: [1, 2] }),
      layers.flatten(),
      layers.activation({ activation: 'tanh' }),
      layers.dense({ units: 10, useBias: false }),
    ],
  });
}

function pooled(): Sequential {
  return sequential({
    name: 'pooled',
    layers: [
      layers.conv2d({ inputShape: [28, 28, 1], filters: 6, kernelSize: 3, activation: 'relu' }),
      layers.conv2d({ filters: 5, kernelSize: 3, activation: 'elu' }),
      layers.leakyReLU({ name: 'leaky', alpha: 0.25 }),
      layers.globalAveragePooling2d({ name: 'mean' }),
      layers.elu({ name: 'elu' }),
      layers.dense({ units: 7, activation: 'softplus' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

function normalized(): Sequential {
  return sequential({
    name: 'normalized',
    layers: [
      layers.conv2d({ inputShape: [28, 28, 1], filters: 5, kernelSize: 3, strides: 2, useBias: false }),
      layers.batchNormalization({ name: 'norm1', momentum: 0.9, epsilon: 1e-4 }),
      layers.activation({ activation: 'relu' }),
      layers.conv2d({ filters: 4, kernelSize: 3, strides: 2 }),
      layers.batchNormalization({ name: 'norm2', scale: false, center: false }),
      layers.flatten(),
      layers.dense({ units: 12 }),
      layers.batchNormalization({ name: 'norm3' }),
      layers.activation({ activation: 'tanh' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

function perceptron(): Sequential {
  return sequential({
    name: 'perceptron',
    layers: [
      layers.flatten({ inputShape: [28, 28] }),
      layers.dense({ units: 40, activation: 'tanh' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}
