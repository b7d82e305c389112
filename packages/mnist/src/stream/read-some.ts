import { formatOfSet, type ImageSet, valuesPerImage } from '../image-set.js';
import { requireRead } from '../require-argument.js';
import { emptyLabels, takeImages } from '../take-images.js';
import { type AnyImageSet, isStreamed, type StreamedSet } from './streamed-set.js';

/**
 * Reads the images at `indices`, in this order, into memory.
 *
 * @throws {InvalidArgumentError} if an index is not that of an image; what reading a streamed set throws.
 *
 * @example
 * ```ts
 * import { readSome, streamMnist } from '@lenet5/mnist';
 *
 * const { test, close } = await streamMnist();
 * console.log((await readSome(test, Uint32Array.of(0, 1, 2))).labels); // Uint8Array(3) [ 7, 2, 1 ]
 * await close();
 * ```
 */
export async function readSome(set: AnyImageSet, indices: Uint32Array): Promise<ImageSet> {
  if (!isStreamed(set)) return takeImages(set, indices);
  const images = new Uint8Array(indices.length * valuesPerImage(set));
  await set.readImages(indices, images);
  return { images, labels: labelsAt(set, indices), count: indices.length, ...formatOfSet(set) };
}

/** A streamed set of the images at `indices`, in this order. It closes the set. */
function streamSome(set: StreamedSet, indices: Uint32Array): StreamedSet {
  return {
    ...{ count: indices.length, labels: labelsAt(set, indices), ...formatOfSet(set) },
    readImages: async (wanted, to) => {
      requireRead(wanted, to, indices.length, valuesPerImage(set));
      await set.readImages(
        wanted.map((index) => indices[index]!),
        to,
      );
    },
    close: () => set.close(),
  };
}

/** The images at `indices`, in this order: copies, or a streamed set of them. */
export function takeFrom<Set extends AnyImageSet>(set: Set, indices: Uint32Array): Set;
export function takeFrom(set: AnyImageSet, indices: Uint32Array): AnyImageSet {
  return isStreamed(set) ? streamSome(set, indices) : takeImages(set, indices);
}

function labelsAt({ labels }: StreamedSet, indices: Uint32Array): StreamedSet['labels'] {
  const some = emptyLabels(labels, indices.length);
  indices.forEach((index, at) => {
    some[at] = labels[index]!;
  });
  return some;
}
