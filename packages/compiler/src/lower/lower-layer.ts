import {
  type Activation,
  type Conv2DLayer,
  type DenseLayer as DenseSource,
  type ImageShape,
  type LayerShapes,
  type Pooling2DLayer,
  type RbfConfig,
  type Layer as SourceLayer,
  type Subsampling2DLayer,
  shapeSize,
  type TableConv2DLayer,
} from '@lenet5/core';
import type { Border, Layer } from './network.js';
import { unsupported } from './unsupported.js';

/** Whether a layer computes probabilities: by a softmax of logits, or by a softmin of penalties. */
export function isSoftmax(layer: SourceLayer): boolean {
  return layer.type === 'Softmin' || ('activation' in layer && layer.activation === 'softmax');
}

/**
 * Lowers a layer to simple layers. A softmax or softmin is left out, because it is a part of the loss.
 * @throws UnsupportedModelError
 */
export function lowerLayer(layer: SourceLayer): Layer[] {
  const { name } = layer;
  const [input, output] = [shapeOf(layer.inputShape), shapeOf(layer.outputShape)];
  switch (layer.type) {
    case 'Conv2D':
      return [convolution(layer), ...activation(layer)];
    case 'AveragePooling2D':
    case 'MaxPooling2D':
      return [pooling(layer)];
    case 'Flatten':
      return typeof input === 'number' ? [] : [{ kind: 'flatten', name, input, output: shapeSize(input) }];
    case 'Dense':
      return [dense(layer), ...activation(layer)];
    case 'Activation':
      return activation(layer);
    case 'Dropout':
      return [{ kind: 'dropout', name, rate: layer.rate, input, output }];
    case 'TableConv2D':
      return [tableConvolution(layer), ...activation(layer)];
    case 'Subsampling2D':
      return [subsampling(layer), ...activation(layer)];
    case 'RBF':
      return [rbf(layer)];
    case 'Softmin':
      return [];
    case 'ZeroPadding2D':
    case 'Rescaling':
      throw unsupported('a layer of this type after the input', layer);
  }
}

/** Shape of a sample: an image or the number of units of a vector. `lowerModel()` excludes other ranks. */
function shapeOf([first = 0, second, third = 0]: readonly number[]): ImageShape | number {
  return second === undefined ? first : [first, second, third];
}

function activation(layer: {
  readonly name: string;
  readonly activation: Activation;
  readonly outputShape: readonly number[];
}): Layer[] {
  const { name, activation: kind } = layer;
  if (kind === 'linear' || kind === 'softmax') return [];
  const shape = shapeOf(layer.outputShape);
  return [{ kind: 'activation', name, activation: kind, input: shape, output: shape }];
}

function convolution(layer: Conv2DLayer): Layer {
  const { name, kernelSize, kernel, bias } = layer;
  for (const key of ['strides', 'dilationRate'] as const) {
    const [rows, columns] = layer[key];
    if (rows !== 1 || columns !== 1) throw unsupported(`${key} [${rows}, ${columns}]`, layer);
  }
  const shapes = { input: layer.inputShape, output: layer.outputShape };
  return {
    kind: 'convolution',
    name,
    ...shapes,
    kernelSize,
    padding: borderOf(layer),
    kernel,
    ...(bias && { bias }),
  };
}

function tableConvolution(layer: TableConv2DLayer): Layer {
  const { name, kernelSize, kernel, bias } = layer;
  const connections = layer.connections.flatMap((channels, filter) =>
    channels.map((channel) => ({ channel, filter })),
  );
  return {
    kind: 'convolution',
    name,
    input: layer.inputShape,
    output: layer.outputShape,
    kernelSize,
    padding: { top: 0, left: 0, bottom: 0, right: 0 },
    kernel,
    bias,
    connections,
  };
}

function subsampling(layer: Subsampling2DLayer): Layer {
  const { name, poolSize, inputShape: input, outputShape: output, kernel, bias } = layer;
  if (input[0] % poolSize[0] !== 0 || input[1] % poolSize[1] !== 0) {
    const pool = `poolSize [${poolSize.join(', ')}]`;
    throw unsupported(`${pool} that does not divide the input [${input.join(', ')}]`, layer);
  }
  return { kind: 'subsampling', name, input, output, poolSize, kernel, bias };
}

function rbf({ name, centers, inputShape }: RbfConfig & LayerShapes): Layer {
  const [input = 0] = inputShape;
  return { kind: 'rbf', name, input, output: centers.length, centers };
}

/** With `same` padding, tfjs adds an odd row or column at the end. */
function borderOf({ padding, kernelSize: [height, width] }: Conv2DLayer): Border {
  if (padding === 'valid') return { top: 0, left: 0, bottom: 0, right: 0 };
  const top = Math.floor((height - 1) / 2);
  const left = Math.floor((width - 1) / 2);
  return { top, left, bottom: height - 1 - top, right: width - 1 - left };
}

/** Windows must cover the input without overlap, so the padding does not matter. */
function pooling(layer: Pooling2DLayer): Layer {
  const { name, poolSize, strides } = layer;
  const { inputShape: input, outputShape: output } = layer;
  const pool = `poolSize [${poolSize.join(', ')}]`;
  if (String(strides) !== String(poolSize))
    throw unsupported(`${pool} with strides [${strides.join(', ')}]`, layer);
  if (input[0] % poolSize[0] !== 0 || input[1] % poolSize[1] !== 0) {
    throw unsupported(`${pool} that does not divide the input [${input.join(', ')}]`, layer);
  }
  const kind = layer.type === 'MaxPooling2D' ? 'max-pooling' : 'average-pooling';
  return { kind, name, input, output, poolSize };
}

function dense({ name, inputShape, units, kernel, bias }: DenseSource): Layer {
  const [input = 0] = inputShape;
  return { kind: 'dense', name, input, output: units, kernel, ...(bias && { bias }) };
}
