import { connectLayers } from '../layers/connect-layers.js';
import { type PlainModel, plainModel } from '../layers/plain-model.js';
import { SEED } from '../options/shared-specs.js';
import { checkOptionNames } from '../options/unknown-option-error.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { initialWeights } from '../weights/initial-weights.js';
import { lenet5Config } from './lenet5-config.js';

/** Options of {@link plainLenet5}. */
export interface PlainLenet5Options {
  /** Seed of the initial weights: an integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
}

/**
 * LeNet-5 without tfjs. It has the layers and the initial weights of `lenet5()` of `@lenet5/model`, bit for bit, so
 * checkpoints of the two are interchangeable.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1; UnknownOptionError if there is another option
 */
export function plainLenet5(options: PlainLenet5Options = {}): PlainModel {
  checkOptionNames(options, ['seed']);
  const { seed = SEED.default } = options;
  return plainModel(lenet5Config, lenet5Weights(seed));
}

/**
 * Initial weights of LeNet-5, ten tensors from `conv1/kernel` to `dense3/bias`: kernels Glorot-uniform, biases zero.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1
 */
export function lenet5Weights(seed: number): NamedTensor[] {
  return initialWeights(connectLayers(lenet5Config), seed);
}
