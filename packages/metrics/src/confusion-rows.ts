import { checkConfusion } from './check-confusion.js';
import type { ConfusionMatrix } from './confusion-matrix.js';

/**
 * A confusion matrix as nested arrays, for JSON and tables: `rows[true class][predicted class]`.
 *
 * @throws InvalidArgumentError if the shape of the counts is not `[classes, classes]`.
 */
export function confusionRows(confusion: ConfusionMatrix): number[][] {
  checkConfusion(confusion);
  const { classes, counts } = confusion;
  return Array.from({ length: classes }, (_, row) =>
    Array.from(counts.subarray(row * classes, (row + 1) * classes)),
  );
}
