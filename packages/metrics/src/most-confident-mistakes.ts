import { argmax } from './argmax.js';
import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkProbabilities, type ScoreArray } from './score-array.js';

/** A sample that was predicted incorrectly. */
export interface Mistake {
  /** Index of the sample, from 0. */
  readonly index: number;
  /** Its true class. */
  readonly label: number;
  /** The predicted class. */
  readonly predicted: number;
  /** Probability of the predicted class. */
  readonly confidence: number;
}

/**
 * The incorrectly predicted samples, most confident first, at most `count`. Among equally confident samples the first wins.
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`; each row sums to 1.
 * @param count - Maximum number of mistakes, 0 or more.
 * @throws InvalidArgumentError if the lengths disagree, a label is out of range, or a row is not a distribution.
 *
 *
 * @example
 * ```ts
 * import { mostConfidentMistakes } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(0, 1, 1);
 * const probabilities = Float32Array.of(0.9, 0.1, 0.6, 0.4, 0.8, 0.2); // the last two samples are wrong
 * const [worst] = mostConfidentMistakes(labels, probabilities, 2, 1);
 * console.log(worst); // { index: 2, label: 1, predicted: 0, confidence: 0.80 }
 * ```
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
