import type { ResolvedOptimizer } from '@lenet5/core';
import type { Network, Weight } from '../lower/network.js';
import { type Arena, roundUp, strideFor } from './arena.js';
import type { Buffer } from './buffer.js';

/**
 * A weight in the arena: tfjs's own order, as a matrix whose rows are padded with zeros to a multiple of 4 floats. A
 * convolution's kernel `[kernelHeight, kernelWidth, channels, filters]` has a row for each tap, a dense kernel a row for
 * each input, a bias one row.
 */
export interface WeightMatrix {
  readonly weight: Weight;
  readonly isKernel: boolean;
  /** Trained by the gradients of single groups (a convolution's), which are reduced. */
  readonly perGroup: boolean;
  readonly rows: number;
  readonly columns: number;
  /** One row, in bytes. */
  readonly row: number;
  /**
   * What is handed out to threads: of a convolution's kernel the taps of a ky, of a dense kernel two rows, a bias whole.
   */
  readonly slices: number;
  readonly sliceBytes: number;
  readonly value: Buffer;
  readonly gradient: Buffer;
  /** The optimiser's moments, in its own order: m, then v. */
  readonly moments: readonly Buffer[];
}

/** Lays the weights of a network out, with their gradients and the optimiser's moments. */
export function layOutWeights(
  arena: Arena,
  network: Network,
  optimizer: ResolvedOptimizer,
): Map<Weight, WeightMatrix> {
  const layouts = network.layers.flatMap((layer) => {
    if (layer.kind !== 'convolution' && layer.kind !== 'dense') return [];
    const perGroup = layer.kind === 'convolution';
    const kernel = shapeOf(layer.kernel, true, perGroup);
    return layer.bias ? [kernel, shapeOf(layer.bias, false, perGroup)] : [kernel];
  });
  const add = (what: string): Buffer[] =>
    layouts.map(({ weight, columns, slices, sliceBytes }) =>
      arena.add(`${what} ${weight.name}`, `f32 [${rowsOf(weight)}][${columns}]`, slices * sliceBytes),
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

/** The moments that an optimiser keeps for each weight. */
function momentNames(optimizer: ResolvedOptimizer): readonly string[] {
  if (optimizer.name === 'sgd') return optimizer.momentum > 0 ? ['m'] : [];
  return ['m', 'v'];
}

function shapeOf(weight: Weight, isKernel: boolean, perGroup: boolean) {
  const columns = weight.shape.at(-1) ?? 1;
  const rows = rowsOf(weight);
  const row = strideFor(roundUp(columns, 4) * 4);
  const [kernelHeight = 1] = weight.shape;
  const sliceRows = !isKernel ? 1 : perGroup ? rows / kernelHeight : 2;
  const slices = Math.ceil(rows / sliceRows);
  return { weight, isKernel, perGroup, rows, columns, row, slices, sliceBytes: sliceRows * row };
}

function rowsOf(weight: Weight): number {
  return weight.shape.slice(0, -1).reduce((product, size) => product * size, 1);
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a weight has no place in the arena');
  return value;
}
