import { countClasses } from './count-classes.js';
import type { ImageSet } from './image-set.js';
import { pickByClass } from './pick-by-class.js';
import { requireAnySet, requireInteger, requireSeed } from './require-argument.js';
import { takeFrom } from './stream/read-some.js';
import type { AnyImageSet } from './stream/streamed-set.js';

/** The two parts of a set. */
export interface ImageSplit<Set extends AnyImageSet = ImageSet> {
  /** The images for training. */
  readonly train: Set;
  /** The images for validation. */
  readonly validation: Set;
}

/**
 * Splits a set into `validationCount` images for validation and the others for training. The split is stratified: each class
 * contributes in proportion to its size, to within one image (largest remainders first). The seed determines the images. Both
 * parts are copies in the order of the set; those of a streamed set stay where they are, and closing one part closes both.
 *
 * @param validationCount 1 to the size of the set minus 1.
 * @throws {InvalidArgumentError} if a part would be empty, or the seed is not an integer from 0 to 2³² − 1.
 *
 *
 * @example
 * ```ts
 * import { loadMnist, splitImageSet } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * const { train, validation } = splitImageSet(test, 2_000, 42);
 * console.log(train.count, validation.count); // 8000 2000
 * ```
 */
export function splitImageSet<Set extends AnyImageSet>(
  set: Set,
  validationCount: number,
  seed: number,
): ImageSplit<Set> {
  requireAnySet(set);
  requireInteger('validationCount', validationCount, 1, set.count - 1);
  requireSeed(seed);
  const counts = countClasses(set);
  const quotas = proportionalQuotas(counts, validationCount);
  const { picked, left } = pickByClass(set.labels, counts, quotas, seed, 'split');
  return { train: takeFrom(set, left), validation: takeFrom(set, picked) };
}

/** Divides `total` in proportion to `counts` by the largest remainder method. Among equal remainders the first wins. */
function proportionalQuotas(counts: readonly number[], total: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const whole = counts.map((count) => Math.floor((count * total) / all));
  const left = total - whole.reduce((sum, quota) => sum + quota, 0);
  counts
    .map((count, index) => ({ index, remainder: (count * total) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => {
      whole[index]!++;
    });
  return whole;
}
