import {
  formatQuantity,
  formatValue,
  type ImageShape,
  isBuiltIn,
  type LabeledImages,
  type Labels,
} from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';

/**
 * Checks labeled images against the shape of an image and the number of classes.
 * @returns the number of images
 * @throws InvalidOptionError
 */
export function checkImages(option: string, set: LabeledImages, shape: ImageShape, classes: number): number {
  const count = countImages(`${option}.images`, set?.images, shape);
  checkLabels(`${option}.labels`, set.labels, count, classes);
  return count;
}

/**
 * Checks that there are as many labels as samples, and that each is less than the number of classes.
 * @throws InvalidOptionError
 */
export function checkLabels(option: string, labels: Labels, count: number, classes: number): void {
  if (!ArrayBuffer.isView(labels))
    throw new InvalidOptionError(option, formatValue(labels), 'pass a Uint8Array or Uint16Array of classes');
  if (labels.length !== count)
    throw new InvalidOptionError(
      option,
      `length ${labels.length}`,
      `pass ${formatQuantity(count, 'label')}, one per image`,
    );
  // The negation also finds NaN.
  const wrong = labels.findIndex((label) => !(label >= 0 && label < classes && Number.isInteger(label)));
  if (wrong >= 0)
    throw new InvalidOptionError(
      `${option}[${wrong}]`,
      String(labels[wrong]),
      `use labels from 0 to ${classes - 1}`,
    );
}

/**
 * Number of images in `images`.
 * @throws InvalidOptionError if the bytes are not whole images
 */
export function countImages(option: string, images: Uint8Array, shape: ImageShape): number {
  if (!isBytes(images))
    throw new InvalidOptionError(
      option,
      formatValue(images),
      'pass a Uint8Array of pixels from 0 to 255; multiply fractions by 255',
    );
  const pixels = shape[0] * shape[1] * shape[2];
  if (images.length % pixels !== 0)
    throw new InvalidOptionError(
      option,
      formatQuantity(images.length, 'byte'),
      `pass a multiple of ${formatQuantity(pixels, 'byte')}: images of shape [${shape.join(', ')}]`,
    );
  return images.length / pixels;
}

/** Bytes also come from a canvas, as a `Uint8ClampedArray`. */
function isBytes(images: unknown): boolean {
  return isBuiltIn(images, 'Uint8Array') || isBuiltIn(images, 'Uint8ClampedArray');
}
