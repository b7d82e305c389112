import { countClasses } from './count-classes.js';
import type { ImageSet } from './image-set.js';
import { pickByClass } from './pick-by-class.js';
import { requireImageSet, requireInteger, requireSeed } from './require-argument.js';
import { takeImages } from './take-images.js';

/** A set parted in two. */
export interface ImageSplit {
  readonly train: ImageSet;
  readonly validation: ImageSet;
}

/**
 * Sets `validationCount` images aside for validation, stratified: each class gives its share, to within one image
 * (largest remainders first). Which images is a function of the seed. Both parts are copies and keep the order of
 * the set.
 *
 * @param validationCount 1 to one less than the set holds.
 * @throws {InvalidArgumentError} `validationCount` leaves a part empty, or the seed is not an integer from 0 to 2³² − 1.
 */
export function splitImageSet(set: ImageSet, validationCount: number, seed: number): ImageSplit {
  requireImageSet(set);
  requireInteger('validationCount', validationCount, 1, set.count - 1);
  requireSeed(seed);
  const { picked, left } = pickByClass(set, shares(countClasses(set), validationCount), seed, 'split');
  return { train: takeImages(set, left), validation: takeImages(set, picked) };
}

/** `total` parted in proportion to `counts` by largest remainders; equal remainders go to the earlier class. */
function shares(counts: readonly number[], total: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const whole = counts.map((count) => Math.floor((count * total) / all));
  const left = total - whole.reduce((sum, share) => sum + share, 0);
  counts
    .map((count, index) => ({ index, remainder: (count * total) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, left)
    .forEach(({ index }) => {
      whole[index]!++;
    });
  return whole;
}
