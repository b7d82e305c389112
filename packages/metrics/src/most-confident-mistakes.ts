import { argmax } from './argmax.js';
import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkProbabilities, type ScoreArray } from './score-array.js';

/** A sample that was predicted wrong. */
export interface Mistake {
  /** Which sample, from 0. */
  readonly index: number;
  /** Its true class. */
  readonly label: number;
  readonly predicted: number;
  /** Probability given to the predicted class. */
  readonly confidence: number;
}

/**
 * The samples predicted wrong, the most confident first (of equally confident ones the earlier), at most `count`.
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`, each row summing to 1.
 * @param count - How many mistakes at most, 0 or more.
 * @throws InvalidArgumentError where the lengths do not agree, a label is out of range, or a row is not a distribution.
 */
export function mostConfidentMistakes(
  labels: LabelArray,
  probabilities: ScoreArray,
  classes: number,
  count: number,
): Mistake[] {
  checkInteger('classes', classes, 2);
  checkInteger('count', count, 0);
  checkLabels('labels', labels, classes);
  checkProbabilities('probabilities', probabilities, labels.length, classes);
  const mistakes: Mistake[] = [];
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index]!;
    const predicted = argmax(probabilities, index * classes, (index + 1) * classes);
    if (predicted === label) continue;
    mistakes.push({ index, label, predicted, confidence: probabilities[index * classes + predicted]! });
  }
  return mistakes.sort((a, b) => b.confidence - a.confidence || a.index - b.index).slice(0, count);
}
