import { CLASSES, type ImageSet } from './image-set.js';
import { requireImageSet, requireInteger } from './require-argument.js';

/**
 * The number of images of each class: ten numbers, class 0 first.
 *
 * @throws {InvalidArgumentError} if a label is not 0 to 9.
 */
export function countClasses(set: ImageSet): number[] {
  requireImageSet(set);
  const counts = new Array<number>(CLASSES).fill(0);
  set.labels.forEach((label, index) => {
    if (label >= CLASSES) requireInteger(`set.labels[${index}]`, label, 0, CLASSES - 1);
    counts[label]!++;
  });
  return counts;
}
