import type { Layer, NamedTensor, Pair, Subsampling2DLayer, TableConv2DLayer } from '@lenet5/core';
import { type GraphBuilder, integers, scalar } from './graph-builder.js';

type LayerOf<Type extends Layer['type']> = Extract<Layer, { readonly type: Type }>;

/** Writes a convolution whose kernel is 0 where the table has no connection, without its activation. */
export function writeTableConvolution(graph: GraphBuilder, layer: TableConv2DLayer, input: string): string {
  const { connections, kernelSize, inputShape } = layer;
  const [rows, columns] = kernelSize;
  const [field, channels] = [rows * columns, inputShape[2]];
  const pairs = connections.flatMap((maps, filter) => maps.map((map) => [filter, map] as const));
  const values = new Float32Array(connections.length * channels * field);
  for (const [at, value] of graph.weight(layer.kernel).values.entries()) {
    const [filter = 0, map = 0] = pairs[at % pairs.length] ?? [];
    values[(filter * channels + map) * field + Math.floor(at / pairs.length)] = value;
  }
  const kernel = { shape: [connections.length, channels, rows, columns], values };
  return writeConvolution(graph, layer, input, { kernel, size: kernelSize, strides: [1, 1], group: 1 });
}

/** Writes subsampling as a depthwise convolution whose stride is its kernel size: every weight of a map is its coefficient. */
export function writeSubsampling(graph: GraphBuilder, layer: Subsampling2DLayer, input: string): string {
  const { poolSize, inputShape } = layer;
  const [rows, columns] = poolSize;
  const group = inputShape[2];
  const coefficients = graph.weight(layer.kernel).values;
  const values = Float32Array.from(
    { length: group * rows * columns },
    (_, at) => coefficients[Math.floor(at / (rows * columns))] ?? 0,
  );
  const kernel = { shape: [group, 1, rows, columns], values };
  return writeConvolution(graph, layer, input, { kernel, size: poolSize, strides: poolSize, group });
}

/** A convolution without padding. */
interface Convolution {
  readonly kernel: Omit<NamedTensor, 'name'>;
  readonly size: Pair;
  readonly strides: Pair;
  readonly group: number;
}

function writeConvolution(
  graph: GraphBuilder,
  { name, bias }: TableConv2DLayer | Subsampling2DLayer,
  input: string,
  { kernel, size, strides, group }: Convolution,
): string {
  const weights = [
    { ...kernel, name: `${name}.weight` },
    { ...graph.weight(bias), name: `${name}.bias` },
  ];
  const attributes = { kernel_shape: size, strides, pads: [0, 0, 0, 0], dilations: [1, 1], group };
  return graph.add('Conv', name, [input, ...weights], attributes);
}

/** Writes the squared distance to each center: Σ (x − center)², without the cancellation of x² − 2 x · center + center². */
export function writeRbf(graph: GraphBuilder, { name, centers }: LayerOf<'RBF'>, input: string): string {
  const values = Float32Array.from(centers.flat());
  const constant = { name: `${name}.centers`, shape: [centers.length, centers[0]?.length ?? 0], values };
  const row = graph.add('Unsqueeze', name, [input, integers(`${name}.unit_axis`, 1)]);
  const difference = graph.add('Sub', name, [row, constant]);
  const square = graph.add('Pow', name, [difference, scalar(`${name}.exponent`, 2)]);
  return graph.add('ReduceSum', name, [square, integers(`${name}.sum_axis`, 2)], { keepdims: 0 });
}

/**
 * Writes the probabilities of penalties, `[batch, classes]`: a softmax of the negative penalties and that of "none of these", of which
 * they are the first columns.
 */
export function writeSoftmin(graph: GraphBuilder, layer: LayerOf<'Softmin'>, input: string): string {
  const { name, rejectPenalty, outputShape } = layer;
  const [classes = 0] = outputShape;
  const negated = graph.add('Neg', name, [input]);
  const reject = scalar(`${name}.reject`, -rejectPenalty);
  const padded = graph.add('Pad', name, [negated, integers(`${name}.pads`, 0, 0, 0, 1), reject]);
  const all = graph.add('Softmax', name, [padded], { axis: 1 });
  return writeColumns(graph, name, all, [0, classes]);
}

/** Writes the probability of "none of these", the last column of the softmax of a Softmin. */
export function writeNoneOfThese(
  graph: GraphBuilder,
  { name, outputShape }: LayerOf<'Softmin'>,
  probabilities: string,
): string {
  const [classes = 0] = outputShape;
  const [all = ''] = graph.producerOf(probabilities)?.inputs ?? [];
  return writeColumns(graph, name, all, [classes, classes + 1]);
}

function writeColumns(
  graph: GraphBuilder,
  name: string,
  input: string,
  [begin, end]: readonly [number, number],
): string {
  const limits = [integers(`${name}.begin`, begin), integers(`${name}.end`, end)];
  return graph.add('Slice', name, [input, ...limits, integers(`${name}.axis`, 1)]);
}
