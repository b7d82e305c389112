import type {
  BatchNormalizationLayer,
  DenseLayer,
  ImageShape,
  Layer,
  NamedTensor,
  Pooling2DLayer,
  WeightSpec,
} from '@lenet5/core';
import { kernelWeights } from '../kernel-layout.js';
import { imageShape } from './flattened-images.js';
import { type GraphBuilder, integers, scalar } from './graph-builder.js';
import { writeRbf, writeSoftmin, writeSubsampling, writeTableConvolution } from './write-1998.js';
import { writeActivation } from './write-activation.js';
import { windowOf, writeConv2D, writeDepthwise, writeSeparable } from './write-convolution.js';

type LayerOf<Type extends Layer['type']> = Extract<Layer, { readonly type: Type }>;

/**
 * Writes a layer, on images that are channels first, with its activation.
 * @param inputs the values that it takes
 * @param image the image that was flattened to its input, channels first
 * @returns the value that it computes
 */
export function writeLayer(
  graph: GraphBuilder,
  layer: Layer,
  inputs: readonly string[],
  image: ImageShape | undefined,
): string {
  const value = writeComputation(graph, layer, inputs, image);
  return 'activation' in layer ? writeActivation(graph, layer, value) : value;
}

function writeComputation(
  graph: GraphBuilder,
  layer: Layer,
  inputs: readonly string[],
  image: ImageShape | undefined,
): string {
  const [input = ''] = inputs;
  const { name } = layer;
  switch (layer.type) {
    case 'Conv2D':
      return writeConv2D(graph, layer, input);
    case 'DepthwiseConv2D':
      return writeDepthwise(graph, layer, input);
    case 'SeparableConv2D':
      return writeSeparable(graph, layer, input);
    case 'TableConv2D':
      return writeTableConvolution(graph, layer, input);
    case 'Subsampling2D':
      return writeSubsampling(graph, layer, input);
    case 'BatchNormalization':
      return writeNormalization(graph, layer, input);
    case 'AveragePooling2D':
      return writePooling(graph, layer, 'AveragePool', input);
    case 'MaxPooling2D':
      return writePooling(graph, layer, 'MaxPool', input);
    case 'GlobalAveragePooling2D':
      return graph.add('Flatten', name, [graph.add('GlobalAveragePool', name, [input])], { axis: 1 });
    case 'GlobalMaxPooling2D':
      return graph.add('Flatten', name, [graph.add('GlobalMaxPool', name, [input])], { axis: 1 });
    case 'ZeroPadding2D':
      return writePadding(graph, layer, input);
    case 'Flatten':
      return writeFlatten(graph, layer, input, image);
    case 'Dense':
      return writeDense(graph, layer, input, image);
    case 'LeakyReLU':
      return graph.add('PRelu', name, [input, scalar(`${name}.slope`, layer.alpha)]);
    case 'ELU':
      return graph.add('Elu', name, [input], { alpha: { float: layer.alpha } });
    case 'Rescaling':
      return writeRescaling(graph, layer, input);
    case 'Add':
      return graph.add(inputs.length === 2 ? 'Add' : 'Sum', name, inputs);
    case 'RBF':
      return writeRbf(graph, layer, input);
    case 'Softmin':
      return writeSoftmin(graph, layer, input);
    case 'Activation':
    case 'Dropout':
      return input;
  }
}

/**
 * onnxruntime 1.30 makes a Pad that comes directly before pooling the padding of the pooling, which a maximum must not include, and
 * which must be smaller than the window. A sum of one value is what it keeps between them.
 */
function writePooling(graph: GraphBuilder, layer: Pooling2DLayer, opType: string, input: string): string {
  const isPadded = graph.producerOf(input)?.opType === 'Pad';
  const value = isPadded ? graph.add('Sum', layer.name, [input]) : input;
  return graph.add(opType, layer.name, [value], windowOf(layer, layer.poolSize));
}

/** A dense layer on a flattened image equals a convolution whose kernel is as large as the image. */
function writeDense(
  graph: GraphBuilder,
  layer: DenseLayer,
  input: string,
  image: ImageShape | undefined,
): string {
  const { name, units, inputShape } = layer;
  const [inputs = 0] = inputShape;
  const { kernel, bias } = graph.kernelAndBias(layer);
  const sizes = [...(image ?? ([1, 1, inputs] as const)), units] as const;
  const [weight, ...others] = kernelWeights(name, { kernel, sizes }, bias);
  const weights = [...(weight ? [{ ...weight, shape: [units, inputs] }] : []), ...others];
  return graph.add('Gemm', name, [input, ...weights], { transB: 1 });
}

/** An image is flattened channels first if the layers after it expect that; else it is channels last, as in a stack. */
function writeFlatten(
  graph: GraphBuilder,
  { name, inputShape }: LayerOf<'Flatten'>,
  input: string,
  image: ImageShape | undefined,
): string {
  const isTransposed = !image && imageShape(inputShape) !== undefined;
  const value = isTransposed ? graph.add('Transpose', name, [input], { perm: [0, 2, 3, 1] }) : input;
  return graph.add('Flatten', name, [value], { axis: 1 });
}

/** Channels are the second axis in ONNX. Samples of two axes have them last, as in a stack. */
function writeNormalization(graph: GraphBuilder, layer: BatchNormalizationLayer, input: string): string {
  const { name, inputShape, gamma, beta, movingMean, movingVariance, epsilon, momentum } = layer;
  const parameter = (role: string, spec: WeightSpec | undefined, absent: number): NamedTensor => ({
    ...(spec
      ? graph.weight(spec)
      : { shape: movingMean.shape, values: new Float32Array(movingMean.shape[0] ?? 0).fill(absent) }),
    name: `${name}.${role}`,
  });
  const weights = [
    parameter('weight', gamma, 1),
    parameter('bias', beta, 0),
    parameter('running_mean', movingMean, 0),
    parameter('running_var', movingVariance, 1),
  ];
  const attributes = { epsilon: { float: epsilon }, momentum: { float: momentum } };
  const swap = (value: string): string =>
    inputShape.length === 2 ? graph.add('Transpose', name, [value], { perm: [0, 2, 1] }) : value;
  return swap(graph.add('BatchNormalization', name, [swap(input), ...weights], attributes));
}

function writePadding(
  graph: GraphBuilder,
  { name, padding }: LayerOf<'ZeroPadding2D'>,
  input: string,
): string {
  const [[above, below], [left, right]] = padding;
  const pads = integers(`${name}.pads`, 0, 0, above, left, 0, 0, below, right);
  return graph.add('Pad', name, [input, pads]);
}

/** x · scale + offset. */
function writeRescaling(
  graph: GraphBuilder,
  { name, scale, offset }: LayerOf<'Rescaling'>,
  input: string,
): string {
  const scaled = graph.add('Mul', name, [input, scalar(`${name}.scale`, scale)]);
  return graph.add('Add', name, [scaled, scalar(`${name}.offset`, offset)]);
}
