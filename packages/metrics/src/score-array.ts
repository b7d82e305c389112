import { checkInteger } from './check-integer.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { matrixLength } from './matrix-length.js';
import { typeName } from './type-name.js';

/**
 * One score per sample and class, shape `[count, classes]`, row-major: probabilities, or logits in functions that use
 * only the order of a row.
 */
export type ScoreArray = Float32Array | Float64Array;

/** How far a value may be outside 0 to 1, and a row's sum from 1. Larger than the rounding errors of a float16 softmax. */
const TOLERANCE = 1e-3;

/** Remedy in the error for a NaN. */
export const NAN_REMEDY = 'check whether the training run diverged';

/** Whether `value` is a `Float32Array` or `Float64Array`. */
export function isScoreArray(value: unknown): value is ScoreArray {
  const name = typeName(value);
  return name === 'Float32Array' || name === 'Float64Array';
}

/** Throws `InvalidArgumentError` unless `scores` has shape `[count, classes]` and contains no NaN. */
export function checkScores(argument: string, scores: ScoreArray, count: number, classes: number): void {
  checkInteger('classes', classes, 2);
  if (!isScoreArray(scores)) {
    const remedy = 'use a Float32Array or a Float64Array';
    throw new InvalidArgumentError(argument, 'is not a float typed array', typeName(scores), remedy);
  }
  if (scores.length !== count * classes) {
    const remedy = `use ${matrixLength(count, classes)}`;
    throw new InvalidArgumentError(
      argument,
      'has the wrong length',
      scores.length.toLocaleString('en-US'),
      remedy,
    );
  }
  const wrong = scores.findIndex(Number.isNaN);
  if (wrong >= 0) {
    throw new InvalidArgumentError(`${argument}[${wrong}]`, 'is not a number', 'NaN', NAN_REMEDY);
  }
}

/** Like `checkScores`, and also requires values from 0 to 1 and rows that sum to 1, both to within 0.001. */
export function checkProbabilities(
  argument: string,
  probabilities: ScoreArray,
  count: number,
  classes: number,
): void {
  checkScores(argument, probabilities, count, classes);
  const remedy = 'use probabilities, not logits (apply softmax to each row first)';
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let i = row * classes; i < (row + 1) * classes; i++) {
      const value = probabilities[i]!;
      if (value < -TOLERANCE || value > 1 + TOLERANCE) {
        throw new InvalidArgumentError(`${argument}[${i}]`, 'is outside 0 to 1', value, remedy);
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new InvalidArgumentError(`row ${row} of ${argument}`, 'does not sum to 1', sum, remedy);
    }
  }
}
