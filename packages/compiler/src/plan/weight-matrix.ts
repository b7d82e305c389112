import type { ResolvedOptimizer, WeightSpec } from '@lenet5/core';
import type { WeightsView } from '../contract.generated.js';
import type { Network } from '../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import { at, type Buffer } from './buffer.js';

/**
 * A weight in the arena: a matrix whose rows are padded with zeros to a multiple of 4 floats. The kernel of a convolution
 * has a row per tap, channel by channel: `[channels][kernelHeight][kernelWidth][filters]`. That of a dense layer has a row
 * per input, a bias one row.
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
  /** One row, in bytes. */
  readonly row: number;
  /** The unit of work stealing: the taps of one channel of a convolution, two rows of a dense kernel, or a whole bias. */
  readonly slices: number;
  readonly sliceBytes: number;
  readonly value: Buffer;
  readonly gradient: Buffer;
  /** The moments of the optimizer: m, then v. */
  readonly moments: readonly Buffer[];
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
  const layouts = network.layers.flatMap((layer) => {
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') return [];
    const perGroup = layer.kind === 'convolution';
    const kernel = shapeOf(layer.kernel, true, perGroup);
    return layer.bias ? [kernel, shapeOf(layer.bias, false, perGroup)] : [kernel];
  });
  const add = (role: string): Buffer[] =>
    layouts.map(({ weight, columns, slices, sliceBytes }) =>
      arena.add(`${role} ${weight.name}`, `f32 [${rowsOf(weight)}][${columns}]`, slices * sliceBytes),
    );
  const values = add('weight');
  const gradients = add('gradient');
  const moments = momentNames(optimizer).map(add);
  return new Map(
    layouts.map((layout, index) => [
      layout.weight,
      {
        ...layout,
        value: present(values[index]),
        gradient: present(gradients[index]),
        moments: moments.map((buffers) => present(buffers[index])),
      },
    ]),
  );
}

/** The moments that an optimizer keeps per weight. */
function momentNames(optimizer: ResolvedOptimizer): readonly string[] {
  if (optimizer.name === 'sgd') return optimizer.momentum > 0 ? ['m'] : [];
  return ['m', 'v'];
}

function shapeOf(weight: WeightSpec, isKernel: boolean, perGroup: boolean) {
  const columns = weight.shape.at(-1) ?? 1;
  const rows = rowsOf(weight);
  const row = strideFor(roundUp(columns, 4) * 4);
  const channels = isKernel && perGroup ? (weight.shape[2] ?? 1) : 1;
  const sliceRows = !isKernel ? 1 : perGroup ? rows / channels : 2;
  const slices = Math.ceil(rows / sliceRows);
  return { weight, isKernel, perGroup, rows, channels, columns, row, slices, sliceBytes: sliceRows * row };
}

function rowsOf(weight: WeightSpec): number {
  return weight.shape.slice(0, -1).reduce((product, size) => product * size, 1);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a weight has no buffer in the arena');
  return value;
}
