import type { Calibration } from '@lenet5/metrics';
import { formatPercent } from '../drawing/number-format.js';

/**
 * Describes a calibration in one sentence: the error, and whether the mean confidence differs from the accuracy by more than
 * two binomial standard errors.
 */
export function calibrationDescription({ ece, bins }: Calibration): string {
  const count = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (count === 0) return 'No image was scored.';
  const mean = (value: 'accuracy' | 'confidence'): number =>
    bins.reduce((sum, bin) => sum + (bin[value] ?? 0) * bin.count, 0) / count;
  const [confidence, accuracy] = [mean('confidence'), mean('accuracy')];
  const noise = Math.sqrt((accuracy * (1 - accuracy)) / count);
  const conclusion =
    Math.abs(confidence - accuracy) < 2 * noise
      ? 'on average the confidence matches the accuracy'
      : confidence > accuracy
        ? 'on average the model is overconfident'
        : 'on average the model is underconfident';
  return (
    `Expected calibration error ${formatPercent(ece, 2)}: mean confidence is ${formatPercent(confidence, 2)}, ` +
    `accuracy is ${formatPercent(accuracy, 2)}, so ${conclusion}.`
  );
}
