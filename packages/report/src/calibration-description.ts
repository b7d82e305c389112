import type { Calibration } from '@lenet5/metrics';
import { formatPercent } from './number-format.js';

/**
 * What a calibration says, in one sentence: the error, and whether the model is too sure or not sure enough, by more
 * than two binomial standard errors of its accuracy.
 */
export function calibrationDescription({ ece, bins }: Calibration): string {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (count === 0) return 'Nothing was scored.';
  const mean = (value: 'accuracy' | 'confidence'): number =>
    bins.reduce((sum, bin) => sum + (bin[value] ?? 0) * bin.count, 0) / count;
  const [confidence, accuracy] = [mean('confidence'), mean('accuracy')];
  const noise = Math.sqrt((accuracy * (1 - accuracy)) / count);
  const lean =
    Math.abs(confidence - accuracy) < 2 * noise
      ? 'on average the model is as sure as it is right'
      : confidence > accuracy
        ? 'on average the model is too sure of itself'
        : 'on average the model is less sure than it could be';
  return (
    `Expected calibration error ${formatPercent(ece, 2)}: the mean confidence is ${formatPercent(confidence, 2)}, the ` +
    `accuracy ${formatPercent(accuracy, 2)}, so ${lean}.`
  );
}
