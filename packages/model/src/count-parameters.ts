import { type PlainModel, shapeSize } from '@lenet5/core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Number of parameters of a model, trainable or not.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { countParameters } from '@lenet5/model';
 *
 * console.log(countParameters(plainLenet5())); // 44426
 * ```
 */
export function countParameters(model: LayersModel | PlainModel): number {
  if ('config' in model) return model.weights.reduce((sum, { shape }) => sum + shapeSize(shape), 0);
  return model.countParams();
}
