import type { Span } from '@lenet5/core';
import { invalidOption } from '@lenet5/core';
import type { ImageSet } from '@lenet5/mnist';
import type { EngineOptions } from '../engine.js';
import { isImageSet } from '../recipe/image-sets.js';
import { InvalidOptionError } from '../recipe/invalid-option-error.js';

/** @throws InvalidOptionError unless the pixels are those of whole images. */
export function checkPixels(images: Uint8Array, size: number): void {
  if (images.length % size === 0) return;
  throw invalid('images.length', images.length, `a multiple of ${size}, the pixels of an image`);
}

/** @throws InvalidOptionError unless the fields of an image set match each other. */
export function checkImageSet(images: ImageSet, size: number): void {
  if (isImageSet(images) && images.images.length === images.count * size) return;
  throw invalid('images', images, `an ImageSet with ${size} pixels and one label per image`);
}

/** @throws InvalidOptionError unless a span has one learning rate per step and only images of the training set. */
export function checkSpan({ order, learningRates }: Span, { train, batchSize }: EngineOptions): void {
  const steps = Math.ceil(order.length / batchSize);
  if (learningRates.length !== steps) {
    throw invalid('learningRates.length', learningRates.length, `${steps}, one rate per step`);
  }
  const outside = order.findIndex((index) => index >= train.count);
  if (outside < 0) return;
  throw invalid(
    `order[${outside}]`,
    order[outside],
    `an index below ${train.count}, the number of training images`,
  );
}

function invalid(option: string, found: unknown, wanted: string): InvalidOptionError {
  return new InvalidOptionError(invalidOption(option, found, wanted));
}
