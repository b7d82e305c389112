import { checkConfusion } from './check-confusion.js';
import type { ConfusionMatrix } from './confusion-matrix.js';

/**
 * A confusion matrix as nested arrays, for JSON and tables: `rows[true class][predicted class]`.
 *
 * @throws InvalidArgumentError if the shape of the counts is not `[classes, classes]`.
 *
 *
 * @example
 * ```ts
 * import { confusionRows } from '@lenet5/metrics';
 *
 * const confusion = { classes: 2, counts: Uint32Array.of(5, 1, 0, 6) };
 * console.log(confusionRows(confusion)); // [ [ 5, 1 ], [ 0, 6 ] ]
 * ```
 */
export function confusionRows(confusion: ConfusionMatrix): number[][] {
  checkConfusion(confusion);
  const { classes, counts } = confusion;
  return Array.from({ length: classes }, (_, row) =>
    Array.from(counts.subarray(row * classes, (row + 1) * classes)),
  );
}
