import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkScores, type ScoreArray } from './score-array.js';

/**
 * The share of samples whose true class is among the `k` most probable ones, 0 to 1.
 *
 * Of equally probable classes the lower one ranks first, as in `argmax`, so that k = 1 is exactly `accuracy`.
 * (scikit-learn ranks the higher one first; TensorFlow's `in_top_k` counts every tie as a hit.)
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`; logits do as well.
 * @param k - 1 to `classes`.
 * @throws InvalidArgumentError where the lengths do not agree, a label or `k` is out of range, or a value is NaN.
 */
export function topKAccuracy(
  labels: LabelArray,
  probabilities: ScoreArray,
  classes: number,
  k: number,
): number {
  checkInteger('classes', classes, 2);
  checkInteger('k', k, 1, classes);
  checkLabels('labels', labels, classes);
  checkScores('probabilities', probabilities, labels.length, classes);
  let hits = 0;
  for (let row = 0; row < labels.length; row++) {
    if (classesAhead(probabilities, row * classes, classes, labels[row]!) < k) hits++;
  }
  return hits / labels.length;
}

function classesAhead(scores: ScoreArray, start: number, classes: number, label: number): number {
  const own = scores[start + label]!;
  let ahead = 0;
  for (let other = 0; other < classes; other++) {
    const score = scores[start + other]!;
    if (score > own || (score === own && other < label)) ahead++;
  }
  return ahead;
}
