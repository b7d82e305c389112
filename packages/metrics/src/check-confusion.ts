import { checkInteger } from './check-integer.js';
import type { ConfusionMatrix } from './confusion-matrix.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { matrixLength } from './matrix-length.js';
import { typeName } from './type-name.js';

/** Throws `InvalidArgumentError` unless `counts` is a `Uint32Array` of shape `[classes, classes]`. */
export function checkConfusion({ classes, counts }: ConfusionMatrix): void {
  checkInteger('confusion.classes', classes, 2);
  if (typeName(counts) !== 'Uint32Array') {
    const remedy = 'use the result of confusionMatrix(); JSON does not preserve a Uint32Array';
    throw new InvalidArgumentError('confusion.counts', 'is not a Uint32Array', typeName(counts), remedy);
  }
  if (counts.length !== classes * classes) {
    const remedy = `use ${matrixLength(classes, classes)}`;
    throw new InvalidArgumentError(
      'confusion.counts',
      'has the wrong length',
      counts.length.toLocaleString('en-US'),
      remedy,
    );
  }
}
