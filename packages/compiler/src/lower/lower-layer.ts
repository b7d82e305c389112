import {
  type Activation,
  type BatchNormalizationLayer,
  type Conv2DLayer,
  type DenseLayer as DenseSource,
  type DepthwiseConv2DLayer,
  type GlobalPooling2DLayer,
  type ImageShape,
  type LayerId,
  type LayerShapes,
  type Pair,
  type Pooling2DLayer,
  type RbfConfig,
  type SeparableConv2DLayer,
  type Layer as SourceLayer,
  type Subsampling2DLayer,
  shapeSize,
  type TableConv2DLayer,
  type WeightSpec,
  type ZeroPadding2DLayer,
} from '@lenet5/core';
import type { RectifierKind } from '../contract.generated.js';
import type { Border, Layer } from './network.js';
import { unsupported } from './unsupported.js';

const NO_BORDER: Border = { top: 0, left: 0, bottom: 0, right: 0 };

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
    case 'DepthwiseConv2D':
      return [depthwise(layer, layer.outputShape, layer.bias), ...activation(layer)];
    case 'SeparableConv2D':
      return [...separable(layer), ...activation(layer)];
    case 'AveragePooling2D':
    case 'MaxPooling2D':
      return [pooling(layer)];
    case 'GlobalAveragePooling2D':
    case 'GlobalMaxPooling2D':
      return globalPooling(layer);
    case 'Flatten':
      return typeof input === 'number' ? [] : [{ kind: 'flatten', name, input, output: shapeSize(input) }];
    case 'Dense':
      return [dense(layer), ...activation(layer)];
    case 'Activation':
      return activation(layer);
    case 'Dropout':
      return [{ kind: 'dropout', name, rate: layer.rate, input, output }];
    case 'BatchNormalization':
      return [normalization(layer)];
    case 'TableConv2D':
      return [tableConvolution(layer), ...activation(layer)];
    case 'Subsampling2D':
      return [subsampling(layer), ...activation(layer)];
    case 'RBF':
      return [rbf(layer)];
    case 'Softmin':
      return [];
    case 'LeakyReLU':
    case 'ELU':
      return [rectifier(layer, layer.type === 'ELU' ? 'elu' : 'leakyRelu', layer.alpha)];
    case 'ZeroPadding2D':
      return [zeroPadding(layer)];
    case 'Rescaling':
      throw unsupported('a layer of this type after the input', layer);
    case 'Add':
      return [{ kind: 'add', name, input, output }];
  }
}

/** Shape of a sample: an image or the number of units of a vector. `lowerModel()` excludes other ranks. */
function shapeOf([first = 0, second, third = 0]: readonly number[]): ImageShape | number {
  return second === undefined ? first : [first, second, third];
}

function activation(layer: {
  readonly name: string;
  readonly type: string;
  readonly activation: Activation;
  readonly outputShape: readonly number[];
}): Layer[] {
  const { name, activation: kind } = layer;
  if (kind === 'linear' || kind === 'softmax') return [];
  if (kind === 'elu' || kind === 'gelu' || kind === 'softplus') return [rectifier(layer, kind, 1)];
  const shape = shapeOf(layer.outputShape);
  return [{ kind: 'activation', name, activation: kind, input: shape, output: shape }];
}

/** The derivative of a rectifier is computed from its output, whose sign is that of its input unless α is negative. */
function rectifier(
  layer: LayerId & Pick<LayerShapes, 'outputShape'>,
  kind: RectifierKind,
  alpha: number,
): Layer {
  if (alpha < 0) throw unsupported(`alpha ${alpha}`, layer);
  const shape = shapeOf(layer.outputShape);
  return { kind: 'rectifier', name: layer.name, rectifier: kind, alpha, input: shape, output: shape };
}

function zeroPadding({ name, padding, inputShape: input, outputShape: output }: ZeroPadding2DLayer): Layer {
  const [[top, bottom], [left, right]] = padding;
  return { kind: 'padding', name, input, output, padding: { top, left, bottom, right } };
}

function convolution(layer: Conv2DLayer): Layer {
  const { name, kernelSize, strides, dilationRate: dilations, kernel, bias } = layer;
  const [height, width] = kernelSize;
  const shared = {
    name,
    input: layer.inputShape,
    output: layer.outputShape,
    kernelSize,
    padding: borderOf({ ...layer, extent: extentOf(layer) }),
    kernel,
    ...(bias && { bias }),
  };
  const isDense = [...strides, ...dilations].every((step) => step === 1);
  if (isDense && height * width > 1) return { kind: 'convolution', ...shared };
  return { kind: 'direct-convolution', ...shared, strides, dilations };
}

/** Rows and columns from the first tap of a kernel to the last one. */
function extentOf({ kernelSize, dilationRate }: Pick<Conv2DLayer, 'kernelSize' | 'dilationRate'>): Pair {
  const [height, width] = kernelSize;
  return [(height - 1) * dilationRate[0] + 1, (width - 1) * dilationRate[1] + 1];
}

function depthwise(
  layer: DepthwiseConv2DLayer | SeparableConv2DLayer,
  output: ImageShape,
  bias: WeightSpec | undefined,
): Layer {
  const { name, inputShape: input, kernelSize, strides, dilationRate: dilations, kernel } = layer;
  // The DepthwiseConv2D of tfjs ignores it, and so computes something else than that of Keras.
  if (dilations.some((step) => step !== 1))
    throw unsupported(`dilationRate [${dilations.join(', ')}]`, layer);
  const padding = borderOf({ ...layer, extent: extentOf(layer) });
  const shapes = { input, output, kernelSize, strides, dilations, padding };
  return { kind: 'depthwise-convolution', name, ...shapes, kernel, ...(bias && { bias }) };
}

/** A depthwise convolution, and a convolution with a kernel of one pixel. */
function separable(layer: SeparableConv2DLayer): Layer[] {
  const { name, inputShape, outputShape: output, depthMultiplier, pointwiseKernel: kernel, bias } = layer;
  const [rows, columns] = output;
  const between = [rows, columns, inputShape[2] * depthMultiplier] as const;
  const one = [1, 1] as const;
  const pointwise = { kernelSize: one, strides: one, dilations: one, padding: NO_BORDER };
  return [
    depthwise(layer, between, undefined),
    { kind: 'direct-convolution', name, input: between, output, ...pointwise, kernel, ...(bias && { bias }) },
  ];
}

function normalization(layer: BatchNormalizationLayer): Layer {
  const { name, momentum, epsilon, gamma, beta, movingMean, movingVariance } = layer;
  return {
    kind: 'batch-normalization',
    name,
    input: shapeOf(layer.inputShape),
    output: shapeOf(layer.outputShape),
    momentum,
    epsilon,
    ...(gamma && { gamma }),
    ...(beta && { beta }),
    movingMean,
    movingVariance,
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
    padding: NO_BORDER,
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

/** A window that moves over an image. */
interface Window extends Pick<Pooling2DLayer, 'padding' | 'strides' | 'inputShape' | 'outputShape'> {
  /** Rows and columns from the first tap to the last one. */
  readonly extent: Pair;
}

/** With `same` padding, tfjs adds an odd row or column at the end. */
function borderOf({ padding, strides, inputShape, outputShape, extent }: Window): Border {
  if (padding === 'valid') return NO_BORDER;
  const total = (axis: 0 | 1): number =>
    Math.max(0, (outputShape[axis] - 1) * strides[axis] + extent[axis] - inputShape[axis]);
  const [rows, columns] = [total(0), total(1)];
  const top = Math.floor(rows / 2);
  const left = Math.floor(columns / 2);
  return { top, left, bottom: rows - top, right: columns - left };
}

function pooling(layer: Pooling2DLayer): Layer {
  const { name, poolSize, strides, inputShape: input, outputShape: output } = layer;
  const kind = layer.type === 'MaxPooling2D' ? 'max-pooling' : 'average-pooling';
  return { kind, name, input, output, poolSize, strides, padding: borderOf({ ...layer, extent: poolSize }) };
}

/** A window as large as the image. */
function globalPooling({ type, name, inputShape: input }: GlobalPooling2DLayer): Layer[] {
  const [rows, columns, channels] = input;
  const kind = type === 'GlobalMaxPooling2D' ? 'max-pooling' : 'average-pooling';
  const output = [1, 1, channels] as const;
  const poolSize = [rows, columns] as const;
  return [
    { kind, name, input, output, poolSize, strides: poolSize, padding: NO_BORDER },
    { kind: 'flatten', name, input: output, output: channels },
  ];
}

function dense({ name, inputShape, units, kernel, bias }: DenseSource): Layer {
  const [input = 0] = inputShape;
  return { kind: 'dense', name, input, output: units, kernel, ...(bias && { bias }) };
}
