import { type ImageSet, PIXELS } from './image-set.js';
import { requireImageSet, requireInteger } from './require-argument.js';

/**
 * Copies the images at `indices`, in that order (an index may come twice), into a set of their own.
 *
 * @throws {InvalidArgumentError} An index is not that of an image.
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

/** Asked of every index, so it comes before the name of one is put together. */
function hasImage({ count }: ImageSet, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < count;
}
