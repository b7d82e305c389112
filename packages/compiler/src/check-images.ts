import { formatQuantity, formatValue, type ImageShape, isBuiltIn, type LabeledImages } from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';

/**
 * Checks labeled images against the shape of an image and the number of classes.
 * @returns the number of images
 * @throws InvalidOptionError
 */
export function checkImages(option: string, set: LabeledImages, shape: ImageShape, classes: number): number {
  const count = countImages(`${option}.images`, set?.images, shape);
  if (!ArrayBuffer.isView(set.labels))
    throw new InvalidOptionError(
      `${option}.labels`,
      formatValue(set.labels),
      'pass a Uint8Array or Uint16Array of classes',
    );
  if (set.labels.length !== count)
    throw new InvalidOptionError(
      `${option}.labels`,
      `length ${set.labels.length}`,
      `pass ${formatQuantity(count, 'label')}, one per image`,
    );
  // The negation also finds NaN.
  const wrong = set.labels.findIndex((label) => !(label >= 0 && label < classes && Number.isInteger(label)));
  if (wrong >= 0)
    throw new InvalidOptionError(
      `${option}.labels[${wrong}]`,
      String(set.labels[wrong]),
      `use labels from 0 to ${classes - 1}`,
    );
  return count;
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
