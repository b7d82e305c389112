import type { Labels } from '@lenet5/core';
import { countLabels } from './count-classes.js';
import { classNames } from './image-set.js';
import { pickByClass } from './pick-by-class.js';
import { requireAnySet, requireInteger, requireSeed } from './require-argument.js';
import { takeFrom } from './stream/read-some.js';
import type { AnyImageSet } from './stream/streamed-set.js';

/**
 * Returns a balanced subset of `count` images: the same number of each class, to within one, if the classes have enough
 * images. The seed determines the images. They are copies in the order of the set;
 * those of a streamed set stay where they are.
 *
 * @param count 1 to the size of the set.
 * @throws {InvalidArgumentError} if `count` is out of range, or the seed is not an integer from 0 to 2³² − 1.
 *
 *
 * @example
 * ```ts
 * import { countClasses, limitImageSet, loadMnist } from '@lenet5/mnist';
 *
 * const { train } = await loadMnist();
 * const small = limitImageSet(train, 1_000, 42);
 * console.log(countClasses(small)); // [ 100, 100, 100, 100, 100, 100, 100, 100, 100, 100 ]
 * ```
 */
export function limitImageSet<Set extends AnyImageSet>(set: Set, count: number, seed: number): Set {
  requireAnySet(set);
  requireInteger('count', count, 1, set.count);
  requireSeed(seed);
  return takeFrom(set, limitedIndices(set.labels, classNames(set).length, count, seed));
}

/** The indices of the images of `limitImageSet()`, in ascending order, given the labels of a set. */
export function limitedIndices(labels: Labels, classes: number, count: number, seed: number): Uint32Array {
  const counts = countLabels(labels, classes);
  return pickByClass(labels, counts, levelQuotas(counts, count), seed, 'limit').picked;
}

/** Divides `total` evenly among the classes, limited by their counts. The remainder goes to the first classes. */
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
