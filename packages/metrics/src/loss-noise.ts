import { accuracyNoise } from './accuracy-noise.js';

/**
 * The standard error of a mean cross-entropy measured on `count` samples, estimated from the accuracy that went with
 * it: nearly all of a classifier's loss is paid on its errors, so the loss is taken to vary by the same share of
 * itself as the number of errors does.
 */
export function lossNoise(loss: number, accuracy: number, count: number): number {
  return (loss * accuracyNoise(accuracy, count)) / Math.max(1 - accuracy, 1 / count);
}
