import { argmax } from './argmax.js';
import { checkInteger } from './check-integer.js';
import { checkLabels, type LabelArray } from './label-array.js';
import { checkProbabilities, type ScoreArray } from './score-array.js';

/** The samples with confidence in (`from`, `to`]: one bar of a reliability diagram. */
export interface ReliabilityBin {
  /** Lower limit of the confidence, exclusive. */
  readonly from: number;
  /** Upper limit of the confidence, inclusive. */
  readonly to: number;
  /** Number of samples. */
  readonly count: number;
  /** Fraction of these samples that are predicted correctly; null if there are none. */
  readonly accuracy: number | null;
  /** Mean confidence of these samples; null if there are none. */
  readonly confidence: number | null;
}

/** How well confidence matches accuracy. */
export interface Calibration {
  /** Expected calibration error, 0 to 1: the mean of |accuracy − confidence| over the bins, weighted by their counts. */
  readonly ece: number;
  /** All bins in order, including empty ones. */
  readonly bins: readonly ReliabilityBin[];
}

/**
 * Expected calibration error of the top prediction, and its reliability bins: Σ (|Bₘ| / n) · |acc(Bₘ) − conf(Bₘ)| over M
 * bins of equal width, where Bₘ are the samples with confidence in ((m − 1) / M, m / M] (Guo, Pleiss, Sun &
 * Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, eq. 3).
 *
 * @param labels - True classes, shape `[count]`.
 * @param probabilities - Shape `[count, classes]`; each row sums to 1. The confidence is the largest value of a row.
 * @param bins - Number of bins; the paper uses 15.
 * @throws InvalidArgumentError if the lengths disagree, a label is out of range, or a row is not a distribution.
 *
 *
 * @example
 * ```ts
 * import { expectedCalibrationError } from '@lenet5/metrics';
 *
 * const labels = Uint8Array.of(0, 1, 1, 1);
 * const probabilities = Float32Array.of(0.9, 0.1, 0.1, 0.9, 0.9, 0.1, 0.1, 0.9); // 90 % sure, 75 % correct
 * console.log(expectedCalibrationError(labels, probabilities, 2).ece); // 0.15
 * ```
 */
export function expectedCalibrationError(
  labels: LabelArray,
  probabilities: ScoreArray,
  classes: number,
  bins = 15,
): Calibration {
  checkInteger('classes', classes, 2);
  checkInteger('bins', bins, 1);
  checkLabels('labels', labels, classes);
  checkProbabilities('probabilities', probabilities, labels.length, classes);
  const counts = new Uint32Array(bins);
  const correct = new Uint32Array(bins);
  const confidences = new Float64Array(bins);
  for (let row = 0; row < labels.length; row++) {
    const predicted = argmax(probabilities, row * classes, (row + 1) * classes);
    const confidence = Math.min(probabilities[row * classes + predicted]!, 1);
    const bin = Math.ceil(confidence * bins) - 1;
    counts[bin]!++;
    confidences[bin]! += confidence;
    if (predicted === labels[row]) correct[bin]!++;
  }
  const reliability = Array.from(counts, (count, bin) =>
    reliabilityBin(bin, bins, count, correct[bin]!, confidences[bin]!),
  );
  let weightedGaps = 0;
  for (let bin = 0; bin < bins; bin++) weightedGaps += Math.abs(correct[bin]! - confidences[bin]!);
  return { ece: weightedGaps / labels.length, bins: reliability };
}

function reliabilityBin(
  bin: number,
  bins: number,
  count: number,
  correct: number,
  confidenceSum: number,
): ReliabilityBin {
  return {
    from: bin / bins,
    to: (bin + 1) / bins,
    count,
    accuracy: count === 0 ? null : correct / count,
    confidence: count === 0 ? null : confidenceSum / count,
  };
}
