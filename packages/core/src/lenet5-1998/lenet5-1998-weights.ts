import { connectLayers } from '../layers/connect-layers.js';
import type { Initialization } from '../random/initialization.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { initialWeights } from '../weights/initial-weights.js';
import { lenet5Of1998Config } from './lenet5-1998-config.js';

/**
 * Initial weights of the LeNet-5 of 1998, twelve tensors from `c1/kernel` to `f6/bias`. By default those of the paper: kernels
 * uniform in ±2.4 / F, where F is the number of inputs of a unit (LeCun, Bottou, Bengio & Haffner 1998, appendix A). The biases,
 * for which the paper gives no value, are zero.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1; InvalidInitializationError
 *
 * @example
 * ```ts
 * import { lenet5Of1998Weights } from '@lenet5/core';
 *
 * const weights = lenet5Of1998Weights(42);
 * console.log(weights.length, weights[0]?.name, weights[0]?.shape); // 12 c1/kernel [ 5, 5, 1, 6 ]
 * console.log(weights.reduce((count, { values }) => count + values.length, 0)); // 60000
 * ```
 */
export function lenet5Of1998Weights(seed: number, initialization: Initialization = '1998'): NamedTensor[] {
  return initialWeights(connectLayers(lenet5Of1998Config), seed, initialization);
}
