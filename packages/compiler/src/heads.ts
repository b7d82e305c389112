import type { Head } from './lower/network.js';

/** The name of a loss, as tfjs writes it; `mse` is that of the network of 1998. */
export type LossName =
  | 'sparseCategoricalCrossentropy'
  | 'categoricalCrossentropy'
  | 'mse'
  | 'binaryCrossentropy'
  | 'meanSquaredError';

/** The head that each loss needs. */
const HEADS: Readonly<Record<LossName, Head>> = {
  sparseCategoricalCrossentropy: 'softmax',
  categoricalCrossentropy: 'softmax',
  mse: 'softmax',
  binaryCrossentropy: 'sigmoid',
  meanSquaredError: 'values',
};

/** The names of the losses. */
export const LOSS_NAMES: readonly string[] = Object.keys(HEADS);

/** The head that a loss needs. */
export function headOf(loss: LossName = 'sparseCategoricalCrossentropy'): Head {
  return HEADS[loss];
}
