import { countClasses } from './count-classes.js';
import type { ImageSet } from './image-set.js';
import { pickByClass } from './pick-by-class.js';
import { requireImageSet, requireInteger, requireSeed } from './require-argument.js';
import { takeImages } from './take-images.js';

/**
 * A smaller set of `count` images, balanced: equally many of each class, to within one, as far as the classes
 * reach. Which images is a function of the seed. They are copies and keep the order of the set.
 *
 * @param count 1 to as many as the set holds.
 * @throws {InvalidArgumentError} `count` is not that, or the seed is not an integer from 0 to 2³² − 1.
 */
export function limitImageSet(set: ImageSet, count: number, seed: number): ImageSet {
  requireImageSet(set);
  requireInteger('count', count, 1, set.count);
  requireSeed(seed);
  const { picked } = pickByClass(set, levelQuotas(countClasses(set), count), seed, 'limit');
  return takeImages(set, picked);
}

/** Parts `total` evenly, no class giving more than it has; what does not divide goes to the earlier classes. */
function levelQuotas(counts: readonly number[], total: number): number[] {
  const quotas = counts.map(() => 0);
  let left = total;
  while (left > 0) {
    const open = counts.flatMap((count, label) => (quotas[label]! < count ? [label] : []));
    const each = Math.max(1, Math.floor(left / open.length));
    for (const label of open.slice(0, left)) {
      const more = Math.min(each, counts[label]! - quotas[label]!);
      quotas[label]! += more;
      left -= more;
    }
  }
  return quotas;
}
