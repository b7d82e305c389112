import { type ImageSet, PIXELS } from './image-set.js';
import { requireImageSet, requireInteger } from './require-argument.js';

/**
 * Copies the images at `indices`, in this order, into a new set. An index can occur more than once.
 *
 * @throws {InvalidArgumentError} if an index is not that of an image.
 *
 *
 * @example
 * ```ts
 * import { loadMnist, takeImages } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * console.log(takeImages(test, [0, 1, 2]).labels); // Uint8Array(3) [ 7, 2, 1 ]
 * ```
 */
export function takeImages(set: ImageSet, indices: ArrayLike<number>): ImageSet {
  requireImageSet(set);
  const images = new Uint8Array(indices.length * PIXELS);
  const labels = new Uint8Array(indices.length);
  for (let to = 0; to < indices.length; to++) {
    const from = indices[to]!;
    if (!hasImage(set, from)) requireInteger(`indices[${to}]`, from, 0, set.count - 1);
    images.set(set.images.subarray(from * PIXELS, (from + 1) * PIXELS), to * PIXELS);
    labels[to] = set.labels[from]!;
  }
  return { images, labels, count: indices.length };
}

/** Runs for every index; builds no argument name, which would be slow. */
function hasImage({ count }: ImageSet, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
}
