import { lenet5Backward } from '@lenet5/reference';
import { batchOfOne, rowOf } from './batch-of-one.js';
import type { Activations } from './forward.js';
import { referenceWeights, type Weights } from './weights.js';

/**
 * The gradient of the score of a class (its logit) with respect to each pixel, shape `[28, 28]`: by how much the score
 * rises per unit of ink (Simonyan, Vedaldi & Zisserman 2014, "Deep inside convolutional networks").
 */
export function scoreGradient(activations: Activations, weights: Weights, label: number): Float64Array {
  const dLogits = activations.logits.map((_, digit) => (digit === label ? 1 : 0));
  const { dActivations } = lenet5Backward(referenceWeights(weights), batchOfOne(activations), rowOf(dLogits));
  return dActivations.x.values;
}
