import { type ImageShape, type LabeledImages, type Lenet5Shape, shapeSize } from '@lenet5/core';

/** Rows and columns of an MNIST image, in pixels. */
export const IMAGE_SIZE = 28;

/** Pixels per image of MNIST: 28 × 28. */
export const PIXELS: number = IMAGE_SIZE * IMAGE_SIZE;

/** Number of classes of MNIST: labels are 0 to 9. */
export const CLASSES = 10;

/** The shape of the images of MNIST. */
export const MNIST_SHAPE: ImageShape = [IMAGE_SIZE, IMAGE_SIZE, 1];

/** The names of the classes of MNIST: `0` to `9`. */
const DIGIT_NAMES: readonly string[] = numberedNames(CLASSES);

/** Labeled images, shape `[count, rows, columns, channels]`; those of MNIST unless `shape` and `classNames` say otherwise. */
export interface ImageSet extends LabeledImages {
  /** Number of images. */
  readonly count: number;
  /** Rows, columns and channels of an image. Default `[28, 28, 1]`. */
  readonly shape?: ImageShape;
  /** The name of each class, in the order of the labels. Default `0` to `9`. */
  readonly classNames?: readonly string[];
}

/**
 * Rows, columns and channels of the images of a set.
 *
 * @example
 * ```ts
 * import { imageShape, loadMnist } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * console.log(imageShape(test)); // [ 28, 28, 1 ]
 * ```
 */
export function imageShape({ shape = MNIST_SHAPE }: Pick<ImageSet, 'shape'>): ImageShape {
  return shape;
}

/**
 * The names of the classes of a set, in the order of the labels.
 *
 * @example
 * ```ts
 * import { classNames, loadMnist } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * console.log(classNames(test).length, classNames(test)[7]); // 10 7
 * ```
 */
export function classNames({
  classNames: names = DIGIT_NAMES,
}: Pick<ImageSet, 'classNames'>): readonly string[] {
  return names;
}

/** The number of values of an image: rows × columns × channels. */
export function valuesPerImage(set: Pick<ImageSet, 'shape'>): number {
  return shapeSize(imageShape(set));
}

/** Shape and class names of a set, to copy to another one. Those of MNIST are left out. */
export function formatOfSet({
  shape,
  classNames: names,
}: Pick<ImageSet, 'shape' | 'classNames'>): Pick<ImageSet, 'shape' | 'classNames'> {
  return { ...(shape && { shape }), ...(names && { classNames: names }) };
}

/** The names of classes that have none: their numbers. */
export function numberedNames(count: number): string[] {
  return Array.from({ length: count }, (_, label) => String(label));
}

/**
 * The shape of the network that a set needs, for `plainLenet5()` and `lenet5()`; empty for the format of MNIST.
 *
 * @example
 * ```ts
 * import { plainLenet5 } from '@lenet5/core';
 * import { networkShape } from '@lenet5/mnist';
 *
 * const colors = { images: new Uint8Array(32 * 32 * 3), labels: Uint8Array.of(1), count: 1 };
 * const shape = networkShape({ ...colors, shape: [32, 32, 3], classNames: ['cat', 'dog'] });
 * console.log(shape.classes, plainLenet5(shape).outputs[0]?.shape); // 2 [ null, 2 ]
 * ```
 */
export function networkShape({
  shape,
  classNames: names,
}: Pick<ImageSet, 'shape' | 'classNames'>): Lenet5Shape {
  return { ...(shape && { inputShape: shape }), ...(names && { classes: names.length }) };
}
