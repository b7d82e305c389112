import type { Activation, Conv2DLayer, NamedTensor, Pair, Pooling2DLayer } from '@lenet5/core';
import { UnsupportedLayerError } from '../errors/unsupported-layer-error.js';
import { channelsFirstWeights, depthwiseWeights, kernelWeights } from '../layers/channels-first.js';
import type { ExportDepthwise } from '../layers/export-layer.js';
import type { OnnxLayer } from './fold-input.js';
import type { OnnxNode } from './onnx-graph.js';
import type { Operation } from './operation.js';
import {
  rbfOperations,
  rescalingOperations,
  scalar,
  scaledTanhOperations,
  subsampling,
  tableConvolution,
} from './operations-1998.js';

const ACTIVATIONS: Readonly<Partial<Record<Activation, string>>> = {
  relu: 'Relu',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  elu: 'Elu',
  softplus: 'Softplus',
  softmax: 'Softmax',
};

/** The ONNX operations of a layer, on images that are channels first. Dropout and Softmin have none here: see `softminGraph()`. */
export function layerOperations(layer: OnnxLayer): Operation[] {
  const operation = (opType: string, attributes: Operation['attributes'], weights: NamedTensor[] = []) => ({
    opType,
    layer: layer.name,
    attributes,
    weights,
  });
  switch (layer.type) {
    case 'Conv2D': {
      const border = 'border' in layer ? { pads: layer.border } : {};
      const attributes = {
        ...windowOf(layer, layer.kernelSize),
        ...border,
        dilations: layer.dilationRate,
      };
      return [operation('Conv', attributes, channelsFirstWeights(layer)), ...activation(layer)];
    }
    case 'DepthwiseConv2D':
    case 'SeparableConv2D':
      return [...depthwise(layer), ...activation(layer)];
    case 'BatchNormalization': {
      const { name, gamma, beta, movingMean, movingVariance, epsilon } = layer;
      const constant = (role: string, value: number): NamedTensor => {
        const values = new Float32Array(movingMean.values.length).fill(value);
        return { name: `${name}/${role}`, shape: movingMean.shape, values };
      };
      const weights = [
        gamma ?? constant('gamma', 1),
        beta ?? constant('beta', 0),
        movingMean,
        movingVariance,
      ];
      return [operation('BatchNormalization', { epsilon: { float: epsilon } }, weights)];
    }
    case 'AveragePooling2D':
      return [operation('AveragePool', windowOf(layer, layer.poolSize))];
    case 'MaxPooling2D':
      return [operation('MaxPool', windowOf(layer, layer.poolSize))];
    case 'GlobalAveragePooling2D':
      return [operation('GlobalAveragePool', {}), operation('Flatten', { axis: 1 })];
    case 'GlobalMaxPooling2D':
      return [operation('GlobalMaxPool', {}), operation('Flatten', { axis: 1 })];
    case 'Flatten':
      return [operation('Flatten', { axis: 1 })];
    case 'Dense':
      return [operation('Gemm', { transB: 1 }, channelsFirstWeights(layer)), ...activation(layer)];
    case 'Activation':
      return activation(layer);
    case 'LeakyReLU':
      return [operation('PRelu', {}, [scalar(`${layer.name}.slope`, layer.alpha)])];
    case 'ELU':
      return [operation('Elu', layer.alpha === 1 ? {} : { alpha: { float: layer.alpha } })];
    case 'Rescaling':
      return rescalingOperations(layer);
    case 'TableConv2D':
      return [tableConvolution(layer), ...activation(layer)];
    case 'Subsampling2D':
      return [subsampling(layer), ...activation(layer)];
    case 'RBF':
      return rbfOperations(layer);
    case 'Dropout':
    case 'Softmin':
      return [];
  }
}

/** A convolution with a group per channel and, in a separable one, a convolution with a kernel of one pixel. */
function depthwise(layer: ExportDepthwise): Operation[] {
  const { name, kernel, bias, inputShape, dilationRate, kernelSize } = layer;
  const attributes = { ...windowOf(layer, kernelSize), dilations: dilationRate, group: inputShape[2] };
  const conv = (part: string, weights: NamedTensor[], own: Operation['attributes']): Operation => ({
    opType: 'Conv',
    layer: part,
    attributes: own,
    weights,
  });
  if (layer.type === 'DepthwiseConv2D') return [conv(name, depthwiseWeights(name, kernel, bias), attributes)];
  const { pointwiseKernel } = layer;
  const [, , channels = 0, filters = 0] = pointwiseKernel.shape;
  const sizes = { kernel: pointwiseKernel, sizes: [1, 1, channels, filters] as const };
  return [
    conv(`${name}.depthwise`, depthwiseWeights(`${name}.depthwise`, kernel), attributes),
    conv(name, kernelWeights(name, sizes, bias), { kernel_shape: [1, 1] }),
  ];
}

/** A softmax over the last axis of a sample, or over the channels of an image, which come first here. */
export function softmax(layer: string, outputShape: readonly number[]): Operation {
  const axis = outputShape.length === 3 ? 1 : outputShape.length;
  return { opType: 'Softmax', layer, attributes: { axis }, weights: [] };
}

function activation(layer: Extract<OnnxLayer, { activation: Activation }>): Operation[] {
  if (layer.activation === 'scaledTanh') return scaledTanhOperations(layer.name);
  if (layer.activation === 'gelu') throw new UnsupportedLayerError(layer, 'ONNX', 'activation "gelu"');
  const opType = ACTIVATIONS[layer.activation];
  if (opType === undefined) return [];
  if (opType === 'Softmax') return [softmax(layer.name, layer.outputShape)];
  return [{ opType, layer: layer.name, attributes: {}, weights: [] }];
}

/** The parts of a layer that move a window over its input. */
type WindowLayer = Pick<
  Conv2DLayer | Pooling2DLayer,
  'strides' | 'padding' | 'inputShape' | 'outputShape'
> & { readonly dilationRate?: Pair };

function windowOf(layer: WindowLayer, size: Pair): OnnxNode['attributes'] {
  return { kernel_shape: size, strides: layer.strides, pads: padsOf(layer, size) };
}

/**
 * Padding above, left, below, right. As in TensorFlow, `same` padding adds an odd row or column at the end. An average
 * excludes the padding, which is also the default of ONNX.
 */
function padsOf(layer: WindowLayer, size: Pair): number[] {
  if (layer.padding === 'valid') return [0, 0, 0, 0];
  const totals = size.map((length, axis) => {
    const dilation = 'dilationRate' in layer ? (layer.dilationRate[axis] ?? 1) : 1;
    const extent = (length - 1) * dilation + 1;
    const steps = (layer.outputShape[axis] ?? 1) - 1;
    return Math.max(0, steps * (layer.strides[axis] ?? 1) + extent - (layer.inputShape[axis] ?? 0));
  });
  const before = totals.map((total) => Math.floor(total / 2));
  return [...before, ...totals.map((total, axis) => total - (before[axis] ?? 0))];
}
