import { LenetError } from '../errors/lenet-error.js';
import type { ImageShape } from '../layers/layer.js';
import type { LayerConfig, StackConfig } from '../layers/layer-config.js';
import { checkOption } from '../options/check-option.js';
import { ACTIVATION, DROPOUT, PADDING, POOLING, WIDTH } from '../options/network-specs.js';
import type { CustomSpec, OptionSpec } from '../options/option-spec.js';
import { CHANNELS, CLASS_COUNT, IMAGE_SIDE } from '../options/shared-specs.js';
import { LENET5, type Lenet5Variant, lenet5VariantConfig } from './lenet5-variant.js';

/** The size of the images that a LeNet-5 takes, and the number of its classes. */
export interface Lenet5Shape {
  /** Rows, columns and channels of an image: 16 to 256 rows and columns, 1 to 4 channels. Default `[28, 28, 1]`. */
  readonly inputShape?: ImageShape | undefined;
  /** Number of classes, 2 to 1,000. Default 10. */
  readonly classes?: number | undefined;
}

/** What may differ from `lenet5Config` in a network of the same form. */
export interface Lenet5Architecture extends Lenet5Shape {
  /** Activation of every layer but the last, which has a softmax. Default tanh. */
  readonly activation?: Lenet5Variant['activation'] | undefined;
  /** Kind of both pooling layers. Default average. */
  readonly pooling?: Lenet5Variant['pooling'] | undefined;
  /** Padding of `conv1`; `same` keeps the size of the image. Default valid. */
  readonly padding?: Lenet5Variant['padding'] | undefined;
  /** Rate of the layers `dropout1` and `dropout2` after `dense1` and `dense2`; with 0 there are none. Default 0. */
  readonly dropout?: number | undefined;
  /** Factor of the 6 and 16 filters and of the 120 and 84 units, whose products are rounded. 0.1 to 16. Default 1. */
  readonly width?: number | undefined;
}

/** A LeNet-5 cannot have such an input or so many classes. */
export class InvalidShapeError extends LenetError {
  static override readonly code = 'CORE_INVALID_SHAPE';
  declare readonly code: typeof InvalidShapeError.code;
}

/** A LeNet-5 cannot have such an activation, pooling, padding, dropout or width. */
export class InvalidArchitectureError extends LenetError {
  static override readonly code = 'CORE_INVALID_ARCHITECTURE';
  declare readonly code: typeof InvalidArchitectureError.code;
}

const INPUT_SHAPE: CustomSpec = {
  type: 'custom',
  expected: `[rows, columns, channels] with ${IMAGE_SIDE.min} to ${IMAGE_SIDE.max} rows and columns, and ${CHANNELS.min} to ${CHANNELS.max} channels`,
  accepts: (value) =>
    Array.isArray(value) &&
    value.length === 3 &&
    [IMAGE_SIDE, IMAGE_SIDE, CHANNELS].every(
      (spec, axis) => checkOption('', spec, value[axis]) === undefined,
    ),
};

const SHAPE_SPECS: Readonly<Record<keyof Lenet5Shape, OptionSpec>> = {
  inputShape: INPUT_SHAPE,
  classes: CLASS_COUNT,
};

const LAYER_SPECS: Readonly<Record<Exclude<keyof Lenet5Architecture, keyof Lenet5Shape>, OptionSpec>> = {
  activation: ACTIVATION,
  pooling: POOLING,
  padding: PADDING,
  dropout: DROPOUT,
  width: WIDTH,
};

/** The names of the options of {@link Lenet5Architecture}. */
export const ARCHITECTURE_OPTIONS: readonly (keyof Lenet5Architecture)[] = [
  ...(Object.keys(SHAPE_SPECS) as (keyof typeof SHAPE_SPECS)[]),
  ...(Object.keys(LAYER_SPECS) as (keyof typeof LAYER_SPECS)[]),
];

/**
 * The layers of a network of the form of `lenet5Config`: for images of another size, with another number of classes, or with other
 * layers. With dropout, `dropout1` and `dropout2` follow `dense1` and `dense2`.
 *
 * @throws InvalidShapeError if there are fewer than 16 or more than 256 rows or columns, more than 4 channels, or not 2 to 1,000
 * classes; InvalidArchitectureError if another option is invalid
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5ConfigFor } from '@lenet5/core';
 *
 * const { layers } = connectLayers(lenet5ConfigFor({ inputShape: [32, 32, 3], classes: 100, width: 2 }));
 * console.log(layers[0]?.outputShape, layers.at(-1)?.outputShape); // [ 28, 28, 12 ] [ 100 ]
 * ```
 */
export function lenet5ConfigFor(architecture: Lenet5Architecture): StackConfig {
  checkArchitecture(architecture);
  const { activation, pooling, padding } = architecture;
  const { name, inputShape, layers } = lenet5VariantConfig({
    activation: activation ?? LENET5.activation,
    pooling: pooling ?? LENET5.pooling,
    padding: padding ?? LENET5.padding,
  });
  return {
    name,
    inputShape: architecture.inputShape ?? inputShape,
    layers: layers.flatMap((layer) => resize(layer, architecture)),
  };
}

function checkArchitecture(architecture: Lenet5Architecture): void {
  const shape = firstProblem(architecture, SHAPE_SPECS);
  if (shape) throw new InvalidShapeError(shape);
  const layers = firstProblem(architecture, LAYER_SPECS);
  if (layers) throw new InvalidArchitectureError(layers);
}

function firstProblem(
  architecture: Lenet5Architecture,
  specs: Readonly<Record<string, OptionSpec>>,
): ReturnType<typeof checkOption> {
  const given = Object.entries(architecture).filter(([, value]) => value !== undefined);
  return given.flatMap(([name, value]) => (specs[name] && checkOption(name, specs[name], value)) ?? [])[0];
}

/** A layer with its size in an architecture, and the dropout after it if there is one. */
function resize(
  layer: LayerConfig,
  { classes, width = WIDTH.default, dropout: rate = DROPOUT.default }: Lenet5Architecture,
): LayerConfig[] {
  const scaled = (size: number): number => Math.max(1, Math.round(size * width));
  if (layer.type === 'Conv2D') return [{ ...layer, filters: scaled(layer.filters) }];
  if (layer.type !== 'Dense') return [layer];
  if (layer.activation === 'softmax') return [{ ...layer, units: classes ?? layer.units }];
  const hidden = { ...layer, units: scaled(layer.units) };
  if (rate === 0) return [hidden];
  return [hidden, { type: 'Dropout', name: layer.name.replace('dense', 'dropout'), rate }];
}
