import { connectLayers } from '../layers/connect-layers.js';
import type { StackConfig } from '../layers/layer-config.js';
import { type PlainModel, plainModel } from '../layers/plain-model.js';
import { lenet5Of1998Config } from '../lenet5-1998/lenet5-1998-config.js';
import { lenet5Of1998Weights } from '../lenet5-1998/lenet5-1998-weights.js';
import { INITIALIZATION, SEED, VARIANT } from '../options/shared-specs.js';
import { checkOptionNames } from '../options/unknown-option-error.js';
import type { Initialization } from '../random/initialization.js';
import type { NamedTensor } from '../tensor/named-tensor.js';
import { initialWeights } from '../weights/initial-weights.js';
import { foldNormalization, MNIST_NORMALIZATION } from '../weights/input-normalization.js';
import {
  ARCHITECTURE_OPTIONS,
  InvalidArchitectureError,
  InvalidShapeError,
  type Lenet5Architecture,
  lenet5ConfigFor,
} from './lenet5-architecture.js';
import { checkVariant, type Variant } from './variant.js';

/** Options of {@link plainLenet5}. */
export interface PlainLenet5Options extends Lenet5Architecture {
  /**
   * Which LeNet-5: `modern`, as `lenet5Config` describes it, or `1998`, as published and as `lenet5Of1998Config` describes it.
   * Default `modern`.
   */
  readonly variant?: Variant | undefined;
  /** Seed of the initial weights: an integer from 0 to 2³² − 1. Default 42. */
  readonly seed?: number;
  /**
   * How the kernel weights are initialized, see {@link initialWeights}. Default `glorot` for the modern variant, `1998` for that of
   * 1998.
   */
  readonly initialization?: Initialization | undefined;
}

/**
 * LeNet-5 without tfjs. It has the layers and the initial weights of `lenet5()` of `@lenet5/model`, bit for bit, so
 * checkpoints of the two are interchangeable.
 *
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1; InvalidVariantError; InvalidInitializationError;
 * InvalidShapeError, also for the network of 1998 with another shape than its own; InvalidArchitectureError, also for the network of
 * 1998 with other layers than its own, and for the initialization `lecun` with padding `same`; UnknownOptionError if there is another
 * option
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 *
 * const model = plainLenet5({ seed: 42 });
 * console.log(model.inputs[0]?.shape, model.outputs[0]?.shape); // [ null, 28, 28, 1 ] [ null, 10 ]
 * ```
 */
export function plainLenet5(options: PlainLenet5Options = {}): PlainModel {
  checkOptionNames(options, LENET5_OPTIONS);
  const { variant = VARIANT.default, seed = SEED.default, initialization } = options;
  checkVariant(variant);
  const config = lenet5ConfigFor(options);
  if (variant === 'modern') return plainModel(config, lenet5Weights(seed, initialization, options));
  requireDigits(config);
  requireOwnLayers(options);
  return plainModel(lenet5Of1998Config, lenet5Of1998Weights(seed, initialization));
}

/** The names of the options of {@link plainLenet5}. */
export const LENET5_OPTIONS: readonly (keyof PlainLenet5Options)[] = [
  'variant',
  'seed',
  'initialization',
  ...ARCHITECTURE_OPTIONS,
];

/** The network of 1998 has bitmaps of the ten digits as its centers, and frames images of 28×28 pixels. */
function requireDigits({ inputShape, layers }: StackConfig): void {
  const output = layers.at(-1);
  const classes = output?.type === 'Dense' ? output.units : 0;
  if (String(inputShape) === String(lenet5Of1998Config.inputShape) && classes === 10) return;
  throw new InvalidShapeError({
    problem: 'the network of 1998 cannot have this shape',
    found: `images of ${inputShape.join('×')}, ${classes} classes`,
    remedy: 'use images of 28×28×1 and ten classes, or the modern variant',
  });
}

/** The network of 1998 is as published. */
function requireOwnLayers(options: PlainLenet5Options): void {
  const given = ARCHITECTURE_OPTIONS.find(
    (name) => name !== 'inputShape' && name !== 'classes' && options[name] !== undefined,
  );
  if (given === undefined) return;
  throw new InvalidArchitectureError({
    problem: `${given} does not apply to the network of 1998`,
    found: String(options[given]),
    remedy: 'omit it, or use the modern variant',
  });
}

/**
 * Initial weights of LeNet-5, ten tensors from `conv1/kernel` to `dense3/bias`.
 *
 * They are those of {@link initialWeights}. With `lecun`, they are for inputs normalized by `MNIST_NORMALIZATION`: the
 * normalization is folded into `conv1`, so the network takes pixels from 0 to 1 like every LeNet-5, and the biases of `conv1` are
 * not 0.
 *
 * @param architecture the images, classes and layers of the network, see {@link lenet5ConfigFor}
 * @throws InvalidSeedError if `seed` is not an integer from 0 to 2³² − 1; InvalidInitializationError; InvalidShapeError;
 * InvalidArchitectureError, also for `lecun` with padding `same`: the zeros of the padding are not normalized
 *
 * @example
 * ```ts
 * import { lenet5Weights } from '@lenet5/core';
 *
 * const weights = lenet5Weights(42);
 * console.log(weights.reduce((sum, { values }) => sum + values.length, 0)); // 44426
 * ```
 */
export function lenet5Weights(
  seed: number,
  initialization: Initialization = INITIALIZATION.default,
  architecture: Lenet5Architecture = {},
): NamedTensor[] {
  const weights = initialWeights(connectLayers(lenet5ConfigFor(architecture)), seed, initialization);
  if (initialization !== 'lecun') return weights;
  if (architecture.padding !== 'same') return foldNormalization(weights, MNIST_NORMALIZATION);
  throw new InvalidArchitectureError({
    problem: 'the initialization lecun does not apply to padding same',
    found: 'padding same',
    remedy: 'use padding valid, or the initialization glorot',
  });
}
