import { type ResolvedOptimizer, shapeSize, type WeightSpec } from '@lenet5/core';
import type { WeightsView } from '../contract.generated.js';
import type {
  Connection,
  ConvolutionLayer,
  DenseLayer,
  DepthwiseConvolutionLayer,
  DirectConvolutionLayer,
  Network,
  SubsamplingLayer,
} from '../lower/network.js';
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
  readonly gradient: Buffer;
  /** What the optimizer keeps: see {@link momentNames}. */
  readonly moments: readonly Buffer[];
  /** For SDLM: the factor of the learning rate for each value. */
  readonly stepSizes?: Buffer;
}

/** The number of trainable parameters. */
export function countParameters(weights: readonly Pick<WeightMatrix, 'weight'>[]): number {
  return weights.reduce((sum, { weight }) => sum + shapeSize(weight.shape), 0);
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
export function gradientView({ gradient, row }: WeightMatrix): WeightsView {
  return { address: at(gradient), row };
}

/** Allocates the weights of a network, their gradients and the moments of the optimizer. */
export function layOutWeights(
  arena: Arena,
  network: Network,
  optimizer: ResolvedOptimizer,
): Map<WeightSpec, WeightMatrix> {
  const layouts = network.layers.flatMap((layer) => ('kernel' in layer ? layoutsOf(layer) : []));
  const add = (role: string): Buffer[] =>
    layouts.map(({ weight, rows, columns, slices, sliceBytes }) =>
      arena.add(`${role} ${weight.name}`, `f32 [${rows}][${columns}]`, slices * sliceBytes),
    );
  const values = add('weight');
  const gradients = add('gradient');
  const moments = momentNames(optimizer).map(add);
  const stepSizes = optimizer.name === 'sdlm' ? add('step sizes') : [];
  return new Map(
    layouts.map((layout, index) => [
      layout.weight,
      {
        ...layout,
        value: present(values[index]),
        gradient: present(gradients[index]),
        moments: moments.map((buffers) => present(buffers[index])),
        ...(stepSizes[index] && { stepSizes: stepSizes[index] }),
      },
    ]),
  );
}

/** What an optimizer keeps per weight: moments m and v, or second derivatives h. */
export function momentNames(optimizer: ResolvedOptimizer): readonly string[] {
  if (optimizer.name === 'sdlm') return ['h'];
  if (optimizer.name === 'sgd') return optimizer.momentum > 0 ? ['m'] : [];
  if (optimizer.name === 'rmsprop') return optimizer.momentum > 0 ? ['m', 'v'] : ['v'];
  return ['m', 'v'];
}

function layoutsOf(
  layer:
    | ConvolutionLayer
    | DirectConvolutionLayer
    | DepthwiseConvolutionLayer
    | SubsamplingLayer
    | DenseLayer,
) {
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
