import { checkInteger } from './check-integer.js';
import { InvalidArgumentError } from './invalid-argument-error.js';
import { typeName } from './type-name.js';

/**
 * One score for each class and sample, shape `[count, classes]`, row-major: probabilities, or logits where only
 * the order of a row matters.
 */
export type ScoreArray = Float32Array | Float64Array;

/** How far a value may leave 0 to 1, and a row's sum may miss 1: float16 softmax rounding, with room to spare. */
const TOLERANCE = 1e-3;

/** Whether a value is an array of floats. */
export function isScoreArray(value: unknown): value is ScoreArray {
  const name = typeName(value);
  return name === 'Float32Array' || name === 'Float64Array';
}

/** Throws `InvalidArgumentError` unless `scores` holds `[count, classes]` floats, none of them NaN. */
export function checkScores(argument: string, scores: ScoreArray, count: number, classes: number): void {
  checkInteger('classes', classes, 2);
  if (!isScoreArray(scores)) {
    const remedy = 'give a Float32Array or a Float64Array';
    throw new InvalidArgumentError(argument, 'is not an array of floats', typeName(scores), remedy);
  }
  if (scores.length !== count * classes) {
    const remedy = `give ${count} rows of ${classes}, ${count * classes} values`;
    throw new InvalidArgumentError(argument, 'has the wrong length', scores.length, remedy);
  }
  const wrong = scores.findIndex(Number.isNaN);
  if (wrong >= 0) {
    throw new InvalidArgumentError(`${argument}[${wrong}]`, 'is not a number', 'NaN', 'see where it arose');
  }
}

/** `checkScores`, and throws unless every value is 0 to 1 and every row sums to 1, both to within 0.001. */
export function checkProbabilities(
  argument: string,
  probabilities: ScoreArray,
  count: number,
  classes: number,
): void {
  checkScores(argument, probabilities, count, classes);
  const remedy = 'give probabilities, not logits (apply softmax to each row first)';
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
