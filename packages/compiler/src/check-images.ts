import {
  formatQuantity,
  formatValue,
  type ImageShape,
  isBuiltIn,
  type LabeledImages,
  type Labels,
  type StreamedImages,
  type TargetImages,
} from '@lenet5/core';
import { InvalidOptionError } from './errors/invalid-option-error.js';
import type { Network } from './lower/network.js';

/**
 * Checks images and their labels or targets against a network.
 * @returns the number of images
 * @throws InvalidOptionError
 */
export function checkTraining(
  option: string,
  set: LabeledImages | TargetImages,
  network: Pick<Network, 'input' | 'head' | 'outputs' | 'classes'>,
): number {
  const count = countImages(`${option}.images`, set?.images, network.input);
  if ('targets' in set) checkTargets(`${option}.targets`, set.targets, count, network);
  else checkLabels(`${option}.labels`, set.labels, count, network.classes);
  return count;
}

/** Whether images are read when they are needed. */
export function isStream(set: unknown): set is StreamedImages {
  return 'readImages' in Object(set);
}

/**
 * Checks the labels of streamed images.
 * @returns the number of images
 * @throws InvalidOptionError
 */
export function checkStream(
  option: string,
  { count, labels, readImages }: StreamedImages,
  { classes }: Pick<Network, 'classes'>,
): number {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidOptionError(`${option}.count`, formatValue(count), 'pass at least one image');
  if (typeof readImages !== 'function')
    throw new InvalidOptionError(`${option}.readImages`, formatValue(readImages), 'pass a function');
  checkLabels(`${option}.labels`, labels, count, classes);
  return count;
}

/**
 * Checks that there are as many targets as outputs of samples, and that those of sigmoid units are from 0 to 1.
 * @throws InvalidOptionError
 */
export function checkTargets(
  option: string,
  targets: Float32Array,
  count: number,
  { head, outputs }: Pick<Network, 'head' | 'outputs'>,
): void {
  if (head === 'softmax')
    throw new InvalidOptionError(option, 'a model that ends in a softmax', 'pass labels');
  const isFloats = isBuiltIn(targets, 'Float32Array');
  if (!isFloats || targets.length !== count * outputs)
    throw new InvalidOptionError(
      option,
      isFloats ? `length ${targets.length}` : formatValue(targets),
      `pass a Float32Array of ${formatQuantity(count * outputs, 'number')}, ${outputs} per image`,
    );
  const isValid = (value: number): boolean =>
    head === 'sigmoid' ? value >= 0 && value <= 1 : Number.isFinite(value);
  const wrong = targets.findIndex((value) => !isValid(value));
  if (wrong < 0) return;
  const wanted = head === 'sigmoid' ? 'a number from 0 to 1' : 'a finite number';
  throw new InvalidOptionError(`${option}[${wrong}]`, String(targets[wrong]), `use ${wanted}`);
}

/**
 * Checks that there are as many labels as samples, and that each is less than the number of classes.
 * @throws InvalidOptionError
 */
export function checkLabels(option: string, labels: Labels, count: number, classes: number): void {
  if (classes === 0)
    throw new InvalidOptionError(option, 'a model without classes', 'pass targets, one number per output');
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
