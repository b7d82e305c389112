import { LenetError } from '@lenet5/core';
import { type AnyImageSet, classNames, imageShape } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';
import { describeFormat, modelClasses, modelImageShape, takesImages } from './model-format.js';

/** A model and a data set have other images or classes. */
class ModelDataError extends LenetError {
  static override readonly code = 'CLI_MODEL_DATA';
  declare readonly code: typeof ModelDataError.code;
}

/**
 * Checks that a model takes the images of a set and has an output for each label.
 *
 * @throws ModelDataError
 */
export function requireImages(
  model: TrainableModel,
  path: string,
  set: AnyImageSet,
  remedy = 'choose the data that the model was trained on, with --data',
): void {
  if (takesImages(model, set)) return;
  throw new ModelDataError({
    problem: `${path} is a model of other images than those of the data`,
    found: `model: ${describeFormat(modelImageShape(model), modelClasses(model))}; data: ${describeFormat(imageShape(set), classNames(set).length)}`,
    remedy,
  });
}
