import type { ImageShape } from '@lenet5/core';
import { type AnyImageSet, imageShape, readSome } from '@lenet5/mnist';
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
export async function takeImage(set: AnyImageSet, index: number): Promise<LabeledImage> {
  const { count } = set;
  if (index >= count) throw UsageError.invalidValue('--index', index, `an integer from 0 to ${count - 1}`);
  const { images, labels } = await readSome(set, Uint32Array.of(index));
  return { pixels: images, shape: imageShape(set), label: labels[0] ?? 0 };
}
