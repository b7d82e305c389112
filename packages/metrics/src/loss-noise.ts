import { accuracyNoise } from './accuracy-noise.js';

/**
 * Estimates the standard error of a mean cross-entropy measured on `count` samples from the accuracy on the same
 * samples. A classifier's errors contribute nearly all of its loss, so the relative error of the loss is assumed to equal
 * that of the number of errors.
 */
export function lossNoise(loss: number, accuracy: number, count: number): number {
  return (loss * accuracyNoise(accuracy, count)) / Math.max(1 - accuracy, 1 / count);
}
