import type { Labels } from '@lenet5/core';
import { formatOfSet, type ImageSet, valuesPerImage } from './image-set.js';
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
  const size = valuesPerImage(set);
  const images = new Uint8Array(indices.length * size);
  const labels = emptyLabels(set.labels, indices.length);
  for (let to = 0; to < indices.length; to++) {
    const from = indices[to]!;
    if (!hasImage(set, from)) requireInteger(`indices[${to}]`, from, 0, set.count - 1);
    images.set(set.images.subarray(from * size, (from + 1) * size), to * size);
    labels[to] = set.labels[from]!;
  }
  return { images, labels, count: indices.length, ...formatOfSet(set) };
}

/** Labels of the type of other ones. */
export function emptyLabels(like: Labels, count: number): Labels {
  return like.BYTES_PER_ELEMENT === 1 ? new Uint8Array(count) : new Uint16Array(count);
}

/** Runs for every index; builds no argument name, which would be slow. */
function hasImage({ count }: ImageSet, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
}
