import { checkInteger } from './check-integer.js';
import type { ConfusionMatrix } from './confusion-matrix.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { typeName } from './type-name.js';

/** Throws `InvalidArgumentError` unless the counts are a `Uint32Array` `[classes, classes]`. */
export function checkConfusion({ classes, counts }: ConfusionMatrix): void {
  checkInteger('confusion.classes', classes, 2);
  if (typeName(counts) !== 'Uint32Array') {
    const remedy = 'give a Uint32Array, as confusionMatrix() does (JSON makes a plain object of it)';
    throw new InvalidArgumentError('confusion.counts', 'is not a Uint32Array', typeName(counts), remedy);
  }
  if (counts.length !== classes * classes) {
    const remedy = `give ${classes} rows of ${classes}`;
    throw new InvalidArgumentError('confusion.counts', 'has the wrong length', counts.length, remedy);
  }
}
