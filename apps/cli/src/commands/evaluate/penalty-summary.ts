import type { Labels } from '@lenet5/core';
import { CLASSES } from '@lenet5/mnist';
import type { PenaltyScores } from '../../model-file/predict-all.js';

/** The penalties of a network that ends in Softmin on labeled images. */
export interface PenaltySummary {
  /** Mean penalty of the true class. */
  readonly trueClass: number;
  /** Mean of the smallest penalty of the other classes. */
  readonly nearestOther: number;
  readonly noneOfThese: {
    /** Number of images for which "none of these" is more probable than any class. */
    readonly images: number;
    /** Mean probability of "none of these". */
    readonly probability: number;
  };
}

/** Summarizes penalties, and the probabilities that they give. */
export function summarizePenalties(
  labels: Labels,
  probabilities: Float32Array,
  { penalties, noneOfThese }: PenaltyScores,
): PenaltySummary {
  let [trueClass, nearestOther, probability, images] = [0, 0, 0, 0];
  for (const [image, label] of labels.entries()) {
    const row = penalties.subarray(image * CLASSES, (image + 1) * CLASSES);
    trueClass += row[label] ?? 0;
    nearestOther += Math.min(...row.filter((_, other) => other !== label));
    const none = noneOfThese[image] ?? 0;
    probability += none;
    if (probabilities.subarray(image * CLASSES, (image + 1) * CLASSES).every((one) => one < none))
      images += 1;
  }
  const count = labels.length;
  return {
    trueClass: trueClass / count,
    nearestOther: nearestOther / count,
    noneOfThese: { images, probability: probability / count },
  };
}
