import type { Labels } from '@lenet5/core';
import { CLASSES, classNames } from './image-set.js';
import { requireAnySet, requireInteger } from './require-argument.js';
import type { AnyImageSet } from './stream/streamed-set.js';

/**
 * Counts the images of each class, for example to find a class that a data set lacks.
 *
 * @param set Its labels are read, not its pixels.
 * @returns One count per class, class 0 first; their sum is `set.count`.
 * @throws {InvalidArgumentError} if a label is not less than the number of classes.
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
export function countClasses(set: AnyImageSet): number[] {
  requireAnySet(set);
  return countLabels(set.labels, classNames(set).length);
}

/** Counts the labels of each class. */
export function countLabels(labels: Labels, classes: number = CLASSES): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const [index, label] of labels.entries()) {
    if (label >= classes) requireInteger(`set.labels[${index}]`, label, 0, classes - 1);
    counts[label]!++;
  }
  return counts;
}
