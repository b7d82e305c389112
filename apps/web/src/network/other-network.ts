import { CHANNELS, type ImageShape, type PlainModel } from '@lenet5/core';
import { type ImagePreparation, imagePreparation } from '@lenet5/mnist';

/** A network of a file that is not the LeNet-5 of the page. */
export interface OtherNetwork {
  readonly model: PlainModel;
  /** The names of the files. */
  readonly files: readonly string[];
  /** The names of the classes, if the file has them. */
  readonly classNames?: readonly string[];
  /** The data set that it was trained on, if the file names it. */
  readonly data?: string;
}

/** The shape of the images that a network takes: `[784]` and `[28, 28]` are images of `[28, 28, 1]`. */
export function imageShapeOf({ model }: Pick<OtherNetwork, 'model'>): ImageShape {
  const [first = 0, second, third] = model.config.inputShape;
  if (second === undefined) return [Math.sqrt(first), Math.sqrt(first), 1];
  return [first, second, third ?? 1];
}

/** Whether a network takes images that the page can make: square or not, gray or in color, with alpha or without. */
export function takesImages(network: Pick<OtherNetwork, 'model'>): boolean {
  const shape = imageShapeOf(network);
  return shape.every((size) => Number.isInteger(size) && size > 0) && shape[2] <= CHANNELS.max;
}

/** Whether an image is prepared for a network like the digits of MNIST, or taken as it is. */
export function preparationFor(network: Pick<OtherNetwork, 'model' | 'data'>): ImagePreparation {
  return imagePreparation(imageShapeOf(network), network.data);
}
