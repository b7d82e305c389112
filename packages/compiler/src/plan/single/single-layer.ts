import type {
  ActivationLayer,
  AddLayer,
  ConvolutionLayer,
  DenseLayer,
  DepthwiseConvolutionLayer,
  DirectConvolutionLayer,
  FlattenLayer,
  Layer,
  NormalizationLayer,
  PaddingLayer,
  PoolingLayer,
  RectifierLayer,
  SubsamplingLayer,
} from '../../lower/network.js';
import { type DirectLayer, tapCount } from '../layers/direct/direct-plan.js';
import { tiles, windows } from '../layers/pooling.js';
import { isTiled } from '../layers/tiled-pooling.js';
import { roundUp } from '../memory/arena.js';
import { at } from '../memory/buffer.js';
import { VECTOR } from '../memory/value.js';
import { weightsView } from '../memory/weight-matrix.js';
import { type Op, op } from '../op.js';
import type { WeightContext } from '../weight-context.js';
import {
  asImage,
  asPixels,
  asVector,
  lineSizes,
  type SingleImage,
  type SingleValue,
  type SingleVector,
  singleLines,
} from './single-value.js';

/** The kernel call that computes the output of a layer for a single image. */
export function singleLayerOp(
  context: WeightContext,
  layer: Layer,
  input: SingleValue,
  output: SingleValue,
): Op {
  switch (layer.kind) {
    case 'convolution':
    case 'direct-convolution':
      return convolution(context, layer, asImage(input), asImage(output));
    case 'depthwise-convolution':
      return depthwise(context, layer, asImage(input), asImage(output));
    case 'average-pooling':
    case 'max-pooling':
      return pooling(layer, asImage(input), asImage(output));
    case 'subsampling':
      return subsampling(context, layer, asImage(input), asImage(output));
    case 'flatten':
      return flatten(layer, asImage(input), asVector(output));
    case 'dense':
      return dense(context, layer, input, output);
    case 'activation':
      return activation(layer, input, output);
    case 'rectifier':
      return rectifier(layer, input, output);
    case 'padding':
      return zeroPadding(layer, asImage(input), asImage(output));
    case 'batch-normalization':
      return normalization(context, layer, input, output);
    case 'add':
    case 'dropout':
    case 'rbf':
      throw new TypeError(`${layer.kind} has no kernel for a single image`);
  }
}

/** The kernel calls that add values for a single image. */
export function singleAdd({ name }: AddLayer, values: readonly SingleValue[], sum: SingleValue): Op[] {
  const [first = sum, ...others] = values;
  return others.map((other, index) =>
    op('add', name, {
      a: singleLines(index === 0 ? first : sum),
      b: singleLines(other),
      y: singleLines(sum),
      ...lineSizes(sum),
    }),
  );
}

function convolution(
  context: WeightContext,
  layer: ConvolutionLayer | DirectConvolutionLayer,
  x: SingleImage,
  y: SingleImage,
): Op {
  const kernel = context.weight(layer.kernel);
  const [height, width, filters] = layer.output;
  const [strideY, strideX] = layer.kind === 'convolution' ? [1, 1] : layer.strides;
  return op('singleConv2d', layer.name, {
    x: { ...x, row: x.row * strideY, pixel: x.pixel * strideX },
    kernel: weightsView(kernel),
    bias: context.bias(layer.bias),
    offsets: at(context.arena.addTable(`single offsets ${layer.name}`, tapOffsets(layer, x))),
    y,
    taps: kernel.rows,
    filters,
    height,
    width,
  });
}

function depthwise(
  context: WeightContext,
  layer: DepthwiseConvolutionLayer,
  x: SingleImage,
  y: SingleImage,
): Op {
  const [height, width, filters] = layer.output;
  const channels = layer.input[2];
  const [strideY, strideX] = layer.strides;
  return op('singleDepthwiseConv2d', layer.name, {
    x: { ...x, row: x.row * strideY, pixel: x.pixel * strideX },
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    offsets: at(context.arena.addTable(`single offsets ${layer.name}`, tapOffsets(layer, x))),
    y,
    channels,
    multiplier: filters / channels,
    taps: tapCount(layer),
    height,
    width,
  });
}

/** Distance of the input of each tap from the place of the output pixel, in bytes, in the order channel, ky, kx. */
export function tapOffsets(layer: ConvolutionLayer | DirectLayer, { row, pixel }: SingleImage): Int32Array {
  const { kernelSize, padding, input } = layer;
  const [height, width] = kernelSize;
  const taps = layer.kind === 'convolution' ? height * width * input[2] : tapCount(layer);
  const [stepY, stepX] = layer.kind === 'convolution' ? [1, 1] : layer.dilations;
  return Int32Array.from({ length: taps }, (_, tap) => {
    const kx = tap % width;
    const ky = ((tap - kx) / width) % height;
    const c = Math.floor(tap / (width * height));
    return (ky * stepY - padding.top) * row + (kx * stepX - padding.left) * pixel + c * 4;
  });
}

function pooling(layer: PoolingLayer, x: SingleImage, y: SingleImage): Op {
  if (isTiled(layer)) return op('singlePool', layer.name, { x, y, ...tiles(layer) });
  // Four channels are a vector, so vectors are the channels here.
  const images = {
    x: { ...x, channel: VECTOR },
    xStep: x.pixel,
    y: { ...y, channel: VECTOR },
    yStep: y.pixel,
  };
  return op('windowPool', layer.name, { ...images, channels: x.pixel / VECTOR, ...windows(layer) });
}

function subsampling(context: WeightContext, layer: SubsamplingLayer, x: SingleImage, y: SingleImage): Op {
  const [height, width] = layer.output;
  const [poolHeight, poolWidth] = layer.poolSize;
  return op('singleSubsample', layer.name, {
    x,
    kernel: at(context.weight(layer.kernel).value),
    bias: at(context.weight(layer.bias).value),
    y,
    height,
    width,
    poolHeight,
    poolWidth,
  });
}

function flatten(layer: FlattenLayer, x: SingleImage, y: SingleVector): Op {
  const [rows, columns, channels] = layer.input;
  return op('singleFlatten', layer.name, { x, y: y.address, rows, columns, channels });
}

function dense(context: WeightContext, layer: DenseLayer, x: SingleValue, y: SingleValue): Op {
  return op('singleDense', layer.name, {
    x: x.address,
    kernel: weightsView(context.weight(layer.kernel)),
    bias: context.bias(layer.bias),
    y: y.address,
    inputs: layer.input,
    outputs: roundUp(layer.output, 4),
  });
}

function rectifier(layer: RectifierLayer, x: SingleValue, y: SingleValue): Op {
  const { rectifier: kind, alpha } = layer;
  return op('rectifier', layer.name, { kind, alpha, x: singleLines(x), y: singleLines(y), ...lineSizes(x) });
}

function zeroPadding({ name, padding }: PaddingLayer, x: SingleImage, y: SingleImage): Op {
  const offset = y.address.offset + padding.top * y.row + padding.left * y.pixel;
  const inside = { ...y, address: { ...y.address, offset } };
  return op('copyLines', name, { x: singleLines(x), y: singleLines(inside), ...lineSizes(x) });
}

function normalization(
  context: WeightContext,
  layer: NormalizationLayer,
  input: SingleValue,
  output: SingleValue,
): Op {
  const [x, y] = [asPixels(input), asPixels(output)];
  const [rows, columns] = input.kind === 'image' ? input.shape : [1, 1];
  return op('singleNormalize', layer.name, {
    x,
    mean: at(context.weight(layer.movingMean).value),
    variance: at(context.weight(layer.movingVariance).value),
    gamma: context.gamma(layer.gamma),
    beta: context.bias(layer.beta),
    y,
    epsilon: layer.epsilon,
    rows,
    columns,
  });
}

function activation(layer: ActivationLayer, x: SingleValue, y: SingleValue): Op {
  return op('activation', layer.name, {
    kind: layer.activation,
    x: singleLines(x),
    y: singleLines(y),
    ...lineSizes(x),
  });
}
