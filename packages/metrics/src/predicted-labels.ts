import { argmax } from './argmax.js';
import { checkInteger } from './check-integer.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { checkScores, type ScoreArray } from './score-array.js';

/**
 * The most probable class of each row, shape `[count]`. Among equally probable classes the lowest wins.
 *
 * @param probabilities - Shape `[count, classes]`; logits are also valid.
 * @throws InvalidArgumentError if the length is not a multiple of `classes`, or a value is NaN.
 *
 *
 * @example
 * ```ts
 * import { predictedLabels } from '@lenet5/metrics';
 *
 * const probabilities = Float32Array.of(0.1, 0.9, 0.8, 0.2); // two samples, two classes
 * console.log(predictedLabels(probabilities, 2)); // Uint32Array(2) [ 1, 0 ]
 * ```
 */
export function predictedLabels(probabilities: ScoreArray, classes: number): Uint32Array {
  checkInteger('classes', classes, 2);
  const count = Math.ceil(probabilities.length / classes);
  checkScores('probabilities', probabilities, count, classes);
  if (count === 0) {
    throw new InvalidArgumentError('probabilities', 'is empty', '0 rows', 'use at least one row');
  }
  return Uint32Array.from({ length: count }, (_, row) =>
    argmax(probabilities, row * classes, (row + 1) * classes),
  );
}
