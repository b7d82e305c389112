import { CLASSES, type ImageSet } from './image-set.js';
import { requireImageSet, requireInteger } from './require-argument.js';

/**
 * Counts the images of each class, for example to find a class that a data set lacks.
 *
 * @param set Its labels are read, not its pixels.
 * @returns Ten counts, class 0 first; their sum is `set.count`.
 * @throws {InvalidArgumentError} if a label is not 0 to 9.
 *
 *
 * @example
 * ```ts
 * import { countClasses, loadMnist } from '@lenet5/mnist';
 *
 * const { test } = await loadMnist();
 * console.log(countClasses(test)); // [ 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009 ]
 * ```
 */
export function countClasses(set: ImageSet): number[] {
  requireImageSet(set);
  return countLabels(set.labels);
}

/** Counts the labels of each class. */
export function countLabels(labels: Uint8Array): number[] {
  const counts = new Array<number>(CLASSES).fill(0);
  labels.forEach((label, index) => {
    if (label >= CLASSES) requireInteger(`set.labels[${index}]`, label, 0, CLASSES - 1);
    counts[label]!++;
  });
  return counts;
}
