import type { ImageShape } from '@lenet5/core';
import { type ImageSet, imageShape, takeImages } from '@lenet5/mnist';
import { UsageError } from '../errors/usage-error.js';

/** One image of a set and its class. */
export interface LabeledImage {
  /** Pixels of `shape`, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  readonly shape: ImageShape;
  readonly label: number;
}

/**
 * Returns the image that `--index` selects.
 *
 * @throws UsageError if the set has fewer images.
 */
export function takeImage(set: ImageSet, index: number): LabeledImage {
  const { count } = set;
  if (index >= count) throw UsageError.invalidValue('--index', index, `an integer from 0 to ${count - 1}`);
  const { images, labels } = takeImages(set, [index]);
  return { pixels: images, shape: imageShape(set), label: labels[0] ?? 0 };
}
