import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkScores, type ScoreArray } from './score-array.js';

/**
 * The fraction of samples whose true class is among the `k` most probable classes, 0 to 1.
 *
 * Among equally probable classes the lowest ranks first, as in `argmax`, so k = 1 gives exactly `accuracy`. (In
 * scikit-learn the highest ranks first; TensorFlow's `in_top_k` counts every tie as a hit.)
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`; logits are also valid.
 * @param k - 1 to `classes`.
 * @throws InvalidArgumentError if the lengths disagree, a label or `k` is out of range, or a value is NaN.
 *
 *
 * @example
 * ```ts
 * import { topKAccuracy } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(1, 2);
 * const probabilities = Float32Array.of(0.6, 0.3, 0.1, 0.6, 0.3, 0.1);
 * console.log(topKAccuracy(labels, probabilities, 3, 2)); // 0.5
 * ```
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
    if (higherRanked(probabilities, row * classes, classes, labels[row]!) < k) hits++;
  }
  return hits / labels.length;
}

function higherRanked(scores: ScoreArray, start: number, classes: number, label: number): number {
  const own = scores[start + label]!;
  let higher = 0;
  for (let other = 0; other < classes; other++) {
    const score = scores[start + other]!;
    if (score > own || (score === own && other < label)) higher++;
  }
  return higher;
}
