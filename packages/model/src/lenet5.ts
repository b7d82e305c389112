import { type Initialization, lenet5Config, lenet5Weights, SEED } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from './backend-ready.js';
import { checkOptions } from './check-options.js';
import { toSequential } from './to-sequential.js';
import { writeWeights } from './write-weights.js';

/** Options of {@link lenet5}. */
export interface Lenet5Options {
  /** Seed of the initial weights: an integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
  /** How the kernel weights are initialized: see `lenet5Weights()` of `@lenet5/core`. Default `glorot`. */
  readonly initialization?: Initialization | undefined;
}

/**
 * LeNet-5 as `lenet5Config` of `@lenet5/core` describes it: 44,426 parameters.
 * Takes float32 `[batch, 28, 28, 1]`, pixels from 0 (paper) to 1 (ink); returns class probabilities `[batch, 10]`.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws OptionsError if the options are not an object such as `{ seed: 7 }`
 * @throws InvalidSeedError of `@lenet5/core` if the seed is not an integer from 0 to 2³² − 1
 * @throws InvalidInitializationError of `@lenet5/core` if the initialization is unknown
 * @throws BackendError if no tfjs backend is ready
 *
 * @example
 * ```ts
 * import { lenet5 } from '@lenet5/model';
 * import { setupWasm } from '@lenet5/wasm';
 *
 * await setupWasm();
 * const model = lenet5({ seed: 42 });
 * console.log(model.countParams(), model.outputs[0]?.shape); // 44426 [ null, 10 ]
 * model.dispose();
 * ```
 */
export function lenet5(options: Lenet5Options = {}): Sequential {
  checkOptions('lenet5', options, ['seed', 'initialization'], '{ seed: 7 }');
  const weights = lenet5Weights(options.seed ?? SEED.default, options.initialization);
  requireBackend();
  const model = toSequential(lenet5Config);
  writeWeights(model, weights);
  return model;
}
