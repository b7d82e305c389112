import { LENET5_OPTIONS, type PlainLenet5Options, plainLenet5 } from '@lenet5/core';
import type { Sequential } from '@tensorflow/tfjs-layers';
import { requireBackend } from './backend-ready.js';
import { checkOptions } from './check-options.js';
import { sequentialFromPlain } from './sequential-from-plain.js';

/** Options of {@link lenet5}: those of `plainLenet5()` of `@lenet5/core`. */
export type Lenet5Options = PlainLenet5Options;

/**
 * LeNet-5: by default as `lenet5Config` of `@lenet5/core` describes it, with 44,426 parameters; with `variant: '1998'` as published,
 * with 60,000 trainable parameters. Takes float32 `[batch, 28, 28, 1]`, pixels from 0 (paper) to 1 (ink); returns class probabilities
 * `[batch, 10]`; or images of `inputShape`, and `classes` probabilities. The modern network can have another activation, pooling,
 * padding or width, and dropout.
 *
 * @returns an uncompiled model; the caller disposes it
 * @throws OptionsError if the options are not an object such as `{ seed: 7 }`
 * @throws InvalidSeedError of `@lenet5/core` if the seed is not an integer from 0 to 2³² − 1
 * @throws InvalidVariantError, InvalidInitializationError of `@lenet5/core` if the variant or the initialization is unknown
 * @throws InvalidShapeError, InvalidArchitectureError of `@lenet5/core` if it cannot have such an input, so many classes or such layers
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
 * const wide = lenet5({ activation: 'relu', pooling: 'max', dropout: 0.25, width: 2 });
 * console.log(wide.countParams()); // 175242
 * model.dispose();
 * wide.dispose();
 * ```
 */
export function lenet5(options: Lenet5Options = {}): Sequential {
  checkOptions('lenet5', options, LENET5_OPTIONS, '{ seed: 7 }');
  const plain = plainLenet5(options);
  requireBackend();
  return sequentialFromPlain(plain);
}
