import { type ResolvedOptimizer, shapeSize, type WeightSpec } from '@lenet5/core';
import type { WeightsView } from '../../contract.generated.js';
import type { Connection, Layer, Network } from '../../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { at, type Buffer } from './buffer.js';

/**
 * A weight in the arena: a matrix whose rows are padded with zeros to a multiple of 4 floats. The kernel of a convolution
 * has a row per tap, channel by channel: `[channels][kernelHeight][kernelWidth][filters]`. That of a dense layer has a row
 * per input, a bias or the coefficients of a subsampling one row. Without a connection, a weight of a convolution is 0.
 */
export interface WeightMatrix {
  readonly weight: WeightSpec;
  readonly isKernel: boolean;
  /** Whether its gradient is a sum over one gradient per lane group, as in a convolution. */
  readonly perGroup: boolean;
  readonly rows: number;
  /** Of a convolution: the slowest index of its rows here, the fastest in a model. Otherwise 1. */
  readonly channels: number;
  readonly columns: number;
  /** The connections of a convolution, if it does not have all: those that the model has weights for. */
  readonly connections?: readonly Connection[];
  /** One row, in bytes. */
  readonly row: number;
  /** The unit of work stealing: the taps of one channel of a convolution, two rows of a dense kernel, or a whole bias. */
  readonly slices: number;
  readonly sliceBytes: number;
  readonly value: Buffer;
  /** What the optimizer keeps: see {@link momentNames}; nothing for a moving average. */
  readonly moments: readonly Buffer[];
  /** For SDLM: the factor of the learning rate for each value. */
  readonly stepSizes?: Buffer;
}

/** A weight with a gradient: every weight but a moving average. */
export interface TrainableMatrix extends WeightMatrix {
  readonly gradient: Buffer;
}

/** The number of trainable parameters. */
export function countParameters(weights: readonly WeightMatrix[]): number {
  return weights.filter(isTrainable).reduce((sum, { weight }) => sum + shapeSize(weight.shape), 0);
}

/** Whether a weight has a gradient. */
export function isTrainable(matrix: WeightMatrix): matrix is TrainableMatrix {
  return 'gradient' in matrix;
}

/** The row here of row `row` of a model. */
export function placeOfRow({ rows, channels }: Pick<WeightMatrix, 'rows' | 'channels'>, row: number): number {
  const channel = row % channels;
  return channel * (rows / channels) + (row - channel) / channels;
}

/** The weight as an operand. */
export function weightsView({ value, row }: WeightMatrix): WeightsView {
  return { address: at(value), row };
}

/** The gradient of the weight as an operand. */
export function gradientView({ gradient, row }: TrainableMatrix): WeightsView {
  return { address: at(gradient), row };
}

/**
 * Allocates the weights of a network, the gradients of those that have one, and the moments of the optimizer; without an optimizer,
 * only the weights.
 */
export function layOutWeights(
  arena: Arena,
  network: Network,
  optimizer: ResolvedOptimizer | undefined,
): Map<WeightSpec, WeightMatrix> {
  const layouts = network.layers.flatMap((layer) => layoutsOf(layer));
  const add = (role: string, of: readonly WeightLayout[]): Buffer[] =>
    of.map(({ weight, rows, columns, slices, sliceBytes }) =>
      arena.add(`${role} ${weight.name}`, `f32 [${rows}][${columns}]`, slices * sliceBytes),
    );
  const averages = network.layers.flatMap((layer) => movingAveragesOf(layer));
  const values = add('weight', layouts);
  const untrained = (of: readonly WeightLayout[], buffers: readonly Buffer[]): WeightMatrix[] =>
    of.map((layout, index) => ({ ...layout, value: present(buffers[index]), moments: [] }));
  const byWeight = (matrices: readonly WeightMatrix[]): Map<WeightSpec, WeightMatrix> =>
    new Map(matrices.map((matrix) => [matrix.weight, matrix]));
  if (!optimizer)
    return byWeight([...untrained(layouts, values), ...untrained(averages, add('weight', averages))]);
  const gradients = add('gradient', layouts);
  const moments = momentNames(optimizer).map((name) => add(name, layouts));
  const stepSizes = optimizer.name === 'sdlm' ? add('step sizes', layouts) : [];
  const averageValues = add('weight', averages);
  const trainable = layouts.map(
    (layout, index): TrainableMatrix => ({
      ...layout,
      value: present(values[index]),
      gradient: present(gradients[index]),
      moments: moments.map((buffers) => present(buffers[index])),
      ...(stepSizes[index] && { stepSizes: stepSizes[index] }),
    }),
  );
  return byWeight([...trainable, ...untrained(averages, averageValues)]);
}

/** What an optimizer keeps per weight: moments m and v, or second derivatives h. */
export function momentNames(optimizer: ResolvedOptimizer): readonly string[] {
  if (optimizer.name === 'sdlm') return ['h'];
  if (optimizer.name === 'sgd') return optimizer.momentum > 0 ? ['m'] : [];
  if (optimizer.name === 'rmsprop') return optimizer.momentum > 0 ? ['m', 'v'] : ['v'];
  return ['m', 'v'];
}

/** What the place of a weight depends on. */
type WeightLayout = Omit<WeightMatrix, 'value' | 'moments' | 'stepSizes'>;

/** The weights of a layer that have gradients. */
function layoutsOf(layer: Layer): WeightLayout[] {
  if (layer.kind === 'batch-normalization')
    return [layer.gamma, layer.beta].flatMap((weight) => (weight ? [rowOf(weight)] : []));
  if (!('kernel' in layer)) return [];
  const perGroup = layer.kind !== 'dense';
  const convolution = layer.kind === 'convolution' ? layer : undefined;
  const connections = convolution?.connections;
  const shape =
    convolution && connections
      ? [...convolution.kernelSize, convolution.input[2], convolution.output[2]]
      : layer.kernel.shape;
  const kernel = { ...layoutOf(layer.kernel, shape, true, perGroup), ...(connections && { connections }) };
  return layer.bias ? [kernel, layoutOf(layer.bias, layer.bias.shape, false, perGroup)] : [kernel];
}

function movingAveragesOf(layer: Layer): WeightLayout[] {
  return layer.kind === 'batch-normalization' ? [rowOf(layer.movingMean), rowOf(layer.movingVariance)] : [];
}

/** A weight of one value per channel. */
function rowOf(weight: WeightSpec): WeightLayout {
  return layoutOf(weight, weight.shape, false, true);
}

function layoutOf(weight: WeightSpec, shape: readonly number[], isKernel: boolean, perGroup: boolean) {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, size) => product * size, 1);
  const row = strideFor(roundUp(columns, 4) * 4);
  const channels = isKernel && perGroup ? (shape[2] ?? 1) : 1;
  const sliceRows = !isKernel ? 1 : perGroup ? rows / channels : 2;
  const slices = Math.ceil(rows / sliceRows);
  return { weight, isKernel, perGroup, rows, channels, columns, row, slices, sliceBytes: sliceRows * row };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a weight has no buffer in the arena');
  return value;
}
