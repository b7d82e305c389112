import { type ImageSet, PIXELS } from '@lenet5/mnist';
import { UsageError } from '../errors/usage-error.js';
import { formatCount } from '../terminal/format.js';

/** One image of a set. */
export interface LabelledImage {
  /** Shape `[28, 28]`, 0 to 255. */
  readonly pixels: Uint8Array;
  readonly label: number;
}

/**
 * The image that `--index` names.
 *
 * @throws UsageError where the set has fewer.
 */
export function takeImage({ images, labels, count }: ImageSet, index: number): LabelledImage {
  if (index < count) {
    return { pixels: images.subarray(index * PIXELS, (index + 1) * PIXELS), label: labels[index] ?? 0 };
  }
  throw new UsageError(
    `--index ${index} is behind the last image — there are ${formatCount(count)}, so give 0 to ${count - 1}`,
  );
}
