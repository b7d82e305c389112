import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { UsageError } from '../errors/usage-error.js';

/** One image of a set and its class. */
export interface LabeledImage {
  /** Shape `[28, 28]`, 0 (paper) to 255 (ink). */
  readonly pixels: Uint8Array;
  readonly label: number;
}

/**
 * Returns the image that `--index` selects.
 *
 * @throws UsageError if the set has fewer images.
 */
export function takeImage({ images, labels, count }: ImageSet, index: number): LabeledImage {
  if (index < count) {
    return { pixels: images.subarray(index * PIXELS, (index + 1) * PIXELS), label: labels[index] ?? 0 };
  }
  throw UsageError.invalidValue('--index', index, `an integer from 0 to ${count - 1}`);
}
