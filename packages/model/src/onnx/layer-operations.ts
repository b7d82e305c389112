import type { NamedTensor } from '@lenet5/core';
import { channelsFirstWeights } from '../family/channels-first.js';
import type { Activation, Conv2DLayer, FamilyLayer, Pair, Pool2DLayer } from '../family/family-layer.js';
import type { OnnxNode } from './onnx-graph.js';

/** An operation on what the one before it gave. */
export interface Operation {
  readonly opType: string;
  /** The layer that it is of. */
  readonly layer: string;
  readonly attributes: OnnxNode['attributes'];
  readonly weights: readonly NamedTensor[];
}

const ACTIVATIONS: Readonly<Record<Activation, string | undefined>> = {
  linear: undefined,
  relu: 'Relu',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  softmax: 'Softmax',
};

/** The ONNX operations of a layer, on maps that lie channels first. Dropout is none. */
export function layerOperations(layer: FamilyLayer): Operation[] {
  const operation = (opType: string, attributes: Operation['attributes'], weights: NamedTensor[] = []) => ({
    opType,
    layer: layer.name,
    attributes,
    weights,
  });
  switch (layer.type) {
    case 'Conv2D': {
      const attributes = { ...window(layer), dilations: layer.dilation };
      return [operation('Conv', attributes, channelsFirstWeights(layer)), ...activation(layer)];
    }
    case 'AveragePooling2D':
      return [operation('AveragePool', window(layer))];
    case 'MaxPooling2D':
      return [operation('MaxPool', window(layer))];
    case 'Flatten':
      return [operation('Flatten', { axis: 1 })];
    case 'Dense':
      return [operation('Gemm', { transB: 1 }, channelsFirstWeights(layer)), ...activation(layer)];
    case 'Activation':
      return activation(layer);
    case 'Dropout':
      return [];
  }
}

/** A softmax on the last dimension of a sample, or over its maps, which come first here. */
export function softmax(layer: string, outputShape: readonly number[]): Operation {
  const axis = outputShape.length === 3 ? 1 : outputShape.length;
  return { opType: 'Softmax', layer, attributes: { axis }, weights: [] };
}

function activation(layer: Extract<FamilyLayer, { activation: Activation }>): Operation[] {
  const opType = ACTIVATIONS[layer.activation];
  if (opType === undefined) return [];
  if (opType === 'Softmax') return [softmax(layer.name, layer.outputShape)];
  return [{ opType, layer: layer.name, attributes: {}, weights: [] }];
}

function window(layer: Conv2DLayer | Pool2DLayer): OnnxNode['attributes'] {
  const [height = 0, width = 0] = layer.type === 'Conv2D' ? layer.kernel.shape : layer.poolSize;
  return { kernel_shape: [height, width], strides: layer.strides, pads: pads(layer, [height, width]) };
}

/**
 * Rows above, columns to the left, rows below, columns to the right. As in TensorFlow, `same` puts the odd one at the
 * end, and an average counts only what lies inside, which is ONNX's default too.
 */
function pads(layer: Conv2DLayer | Pool2DLayer, size: Pair): number[] {
  if (layer.padding === 'valid') return [0, 0, 0, 0];
  const totals = size.map((length, axis) => {
    const dilation = layer.type === 'Conv2D' ? (layer.dilation[axis] ?? 1) : 1;
    const reach = (length - 1) * dilation + 1;
    const steps = (layer.outputShape[axis] ?? 1) - 1;
    return Math.max(0, steps * (layer.strides[axis] ?? 1) + reach - (layer.inputShape[axis] ?? 0));
  });
  const before = totals.map((total) => Math.floor(total / 2));
  return [...before, ...totals.map((total, axis) => total - (before[axis] ?? 0))];
}
