import type { StreamedImages } from '@lenet5/core';
import type { ImageSet } from '../image-set.js';

/** Labeled images whose pixels are read when they are needed: for sets that exceed the memory. */
export interface StreamedSet extends StreamedImages, Pick<ImageSet, 'shape' | 'classNames'> {
  /** Frees what reading needs, such as an open file, once pending reads have ended. */
  close(): Promise<void>;
}

/** A set in memory or a streamed one. */
export type AnyImageSet = ImageSet | StreamedSet;

/**
 * Whether the pixels of a set are read when they are needed.
 *
 * @example
 * ```ts
 * import { isStreamed, loadMnist } from '@lenet5/mnist';
 *
 * const { train } = await loadMnist();
 * console.log(isStreamed(train)); // false
 * ```
 */
export function isStreamed(set: AnyImageSet): set is StreamedSet {
  return 'readImages' in set;
}
