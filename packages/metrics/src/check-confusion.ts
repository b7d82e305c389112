import { checkInteger } from './check-integer.js';
import type { ConfusionMatrix } from './confusion-matrix.js';
import { InvalidArgumentError } from './invalid-argument-error.js';

/** Throws `InvalidArgumentError` unless the counts are `[classes, classes]`. */
export function checkConfusion({ classes, counts }: ConfusionMatrix): void {
  checkInteger('confusion.classes', classes, 2);
  if (counts.length !== classes * classes) {
    const remedy = `give ${classes} rows of ${classes}`;
    throw new InvalidArgumentError('confusion.counts', 'has the wrong length', counts.length, remedy);
  }
}
