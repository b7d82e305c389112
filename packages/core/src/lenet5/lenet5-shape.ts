import { LenetError } from '../errors/lenet-error.js';
import type { ImageShape } from '../layers/layer.js';
import type { StackConfig } from '../layers/layer-config.js';
import { checkOption } from '../options/check-option.js';
import type { CustomSpec } from '../options/option-spec.js';
import { CHANNELS, CLASS_COUNT, IMAGE_SIDE } from '../options/shared-specs.js';
import { lenet5Config } from './lenet5-config.js';

/** The size of the images that a LeNet-5 takes, and the number of its classes. */
export interface Lenet5Shape {
  /** Rows, columns and channels of an image: 16 to 256 rows and columns, 1 to 4 channels. Default `[28, 28, 1]`. */
  readonly inputShape?: ImageShape | undefined;
  /** Number of classes, 2 to 1,000. Default 10. */
  readonly classes?: number | undefined;
}

/** A LeNet-5 cannot have such an input or so many classes. */
export class InvalidShapeError extends LenetError {
  static override readonly code = 'CORE_INVALID_SHAPE';
  declare readonly code: typeof InvalidShapeError.code;
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

/**
 * The layers of `lenet5Config` for images of another size and another number of classes. Only the input of `conv1`, the input of
 * `dense1` and the output of `dense3` differ.
 *
 * @throws InvalidShapeError if there are fewer than 16 or more than 256 rows or columns, more than 4 channels, or not 2 to 1,000
 * classes
 *
 * @example
 * ```ts
 * import { connectLayers, lenet5ConfigFor } from '@lenet5/core';
 *
 * const { layers } = connectLayers(lenet5ConfigFor({ inputShape: [32, 32, 3], classes: 100 }));
 * console.log(layers[0]?.inputShape, layers.at(-1)?.outputShape); // [ 32, 32, 3 ] [ 100 ]
 * ```
 */
export function lenet5ConfigFor({ inputShape, classes }: Lenet5Shape): StackConfig {
  if (inputShape === undefined && classes === undefined) return lenet5Config;
  const report =
    (inputShape && checkOption('inputShape', INPUT_SHAPE, inputShape)) ||
    (classes !== undefined && checkOption('classes', CLASS_COUNT, classes));
  if (report) throw new InvalidShapeError(report);
  const layers = lenet5Config.layers.map((layer) =>
    layer.name === 'dense3' && layer.type === 'Dense' ? { ...layer, units: classes ?? layer.units } : layer,
  );
  return { ...lenet5Config, inputShape: inputShape ?? lenet5Config.inputShape, layers };
}
