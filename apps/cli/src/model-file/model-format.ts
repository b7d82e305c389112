import { type ImageShape, shapeSize } from '@lenet5/core';
import { type AnyImageSet, imageShape } from '@lenet5/mnist';
import type { TrainableModel } from '@lenet5/trainer';

/** Gray images without an axis for the channel, or flat ones, which are square. */
function withChannels(shape: readonly number[]): ImageShape {
  const [first = 0, second, third] = shape;
  if (second === undefined) return [Math.sqrt(first), Math.sqrt(first), 1];
  return [first, second, third ?? 1];
}

/** The shape of the images that a classifier takes: `[784]` and `[28, 28]` are images of `[28, 28, 1]`. */
export function modelImageShape(model: Pick<TrainableModel, 'inputs'>): ImageShape {
  return withChannels((model.inputs[0]?.shape ?? []).slice(1).map(Number));
}

/** The number of classes of a classifier. */
export function modelClasses(model: Pick<TrainableModel, 'outputs'>): number {
  return Number(model.outputs[0]?.shape.at(-1));
}

/** The shape of a classifier without the batch axis: `28×28×1 pixels, 10 classes`. */
export function describeFormat(shape: ImageShape, classes: number): string {
  return `${shape.join('×')} pixels, ${classes} classes`;
}

/** Whether a model takes the images of a set, and has an output for each of its labels. */
export function takesImages(model: TrainableModel, set: AnyImageSet): boolean {
  let highest = 0;
  for (const label of set.labels) highest = Math.max(highest, label);
  const shape = modelImageShape(model);
  return String(shape) === String(imageShape(set)) && shapeSize(shape) > 0 && highest < modelClasses(model);
}
