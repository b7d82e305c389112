import type { Span } from '@lenet5/core';
import { type ImageSet, PIXELS } from '@lenet5/mnist';
import type { EngineOptions } from '../engine.js';
import { isImageSet } from '../options/data-checks.js';
import { InvalidOptionError } from '../options/invalid-option-error.js';

function refuse(option: string, found: unknown, wanted: string): never {
  throw new InvalidOptionError([{ option, found, wanted }]);
}

/** @throws InvalidOptionError unless the pixels are those of whole images. */
export function checkPixels(images: Uint8Array): void {
  if (images.length % PIXELS === 0) return;
  refuse('images.length', images.length, `whole images, ${PIXELS} bytes each`);
}

/** @throws InvalidOptionError unless the fields of an image set fit each other. */
export function checkImageSet(images: ImageSet): void {
  if (isImageSet(images)) return;
  refuse('images', images, `an ImageSet { images, labels, count }, ${PIXELS} pixels and a label an image`);
}

/** @throws InvalidOptionError unless a span has a learning rate for each step and images of the training set alone. */
export function checkSpan({ order, learningRates }: Span, { train, batchSize }: EngineOptions): void {
  const steps = Math.ceil(order.length / batchSize);
  if (learningRates.length !== steps) {
    refuse('learningRates.length', learningRates.length, `one a step, ${steps} for ${order.length} images`);
  }
  const beyond = order.findIndex((index) => index >= train.count);
  if (beyond >= 0)
    refuse(`order[${beyond}]`, order[beyond], `indices below ${train.count}, the training set's size`);
}
