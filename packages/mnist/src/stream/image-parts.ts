import { formatOfSet, type ImageSet, valuesPerImage } from '../image-set.js';
import { requireAnySet, requireInteger } from '../require-argument.js';
import { type AnyImageSet, isStreamed } from './streamed-set.js';

/** About how many bytes the pixels of a part have. */
const PART_BYTES = 2 ** 22;

/**
 * Yields a set part by part, in its order: for work on all images that needs only some of them in memory. The parts of a set in memory
 * are views. The next part of a streamed set is read while the caller works on one.
 *
 * @param count images of a part. Default: those of about 4 MB.
 * @throws {InvalidArgumentError} if `count` is not an integer of at least 1; what reading a streamed set throws.
 *
 * @example
 * ```ts
 * import { imageParts, loadMnist } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * let ink = 0;
 * for await (const { images } of imageParts(test, 1_000)) for (const pixel of images) ink += pixel;
 * console.log((ink / (255 * 784 * test.count)).toFixed(3)); // 0.133
 * ```
 */
export async function* imageParts(
  set: AnyImageSet,
  count: number = Math.max(1, Math.floor(PART_BYTES / valuesPerImage(set))),
): AsyncGenerator<ImageSet, void, undefined> {
  requireAnySet(set);
  requireInteger('count', count, 1);
  let next = readPart(set, 0, count);
  for (let from = 0; from < set.count; from += count) {
    const part = await next;
    if (from + count < set.count) next = readPart(set, from + count, count);
    // Whoever asks for the next part gets its error.
    next.catch(() => undefined);
    yield part;
  }
}

async function readPart(set: AnyImageSet, from: number, most: number): Promise<ImageSet> {
  const count = Math.min(most, set.count - from);
  const labels = set.labels.subarray(from, from + count);
  const size = valuesPerImage(set);
  const format = formatOfSet(set);
  if (!isStreamed(set)) {
    return { images: set.images.subarray(from * size, (from + count) * size), labels, count, ...format };
  }
  const images = new Uint8Array(count * size);
  await set.readImages(
    Uint32Array.from({ length: count }, (_, index) => from + index),
    images,
  );
  return { images, labels, count, ...format };
}
