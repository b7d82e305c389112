import { softmaxCrossEntropy } from '@lenet5/wasm';
import {
  concat,
  exp,
  fill,
  log,
  max,
  mean,
  mul,
  neg,
  slice,
  softmax,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { RecipeValue } from '../recipe/recipe.js';

/** The end of a network, and the loss that trains it. */
export interface OutputHead {
  readonly classes: number;
  /** The penalty of "none of these" of a network that ends in Softmin; absent for one that ends in a softmax. */
  readonly rejectPenalty?: number;
  readonly loss: RecipeValue<'loss'>;
}

/** The number of logits per image: one per class, and one for "none of these" if the network has penalties. */
export function logitsPerImage({ classes, rejectPenalty }: OutputHead): number {
  return rejectPenalty === undefined ? classes : classes + 1;
}

/**
 * The logits of a network without its softmax or Softmin. Penalties y with the penalty j of "none of these" become the logits
 * [−y, −j], whose softmax the Softmin is, so its loss (LeCun et al. 1998, eq. 9) is the cross-entropy of these logits.
 *
 * @param output shape `[batch, classes]`: logits or penalties
 * @returns shape `[batch, logitsPerImage(head)]`
 */
export function toLogits(output: Tensor, { rejectPenalty }: OutputHead): Tensor {
  if (rejectPenalty === undefined) return output;
  const [batch = 0] = output.shape;
  return neg(concat([output, fill([batch, 1], rejectPenalty)], 1));
}

/** The probabilities of the classes; those of penalties sum to less than 1. */
export function toProbabilities(logits: Tensor, { classes }: OutputHead): Tensor {
  const [batch = 0] = logits.shape;
  return slice(softmax(logits), [0, 0], [batch, classes]);
}

/** The penalties of logits that {@link toLogits} returned. */
export function toPenalties(logits: Tensor, { classes }: OutputHead): Tensor {
  const [batch = 0] = logits.shape;
  return neg(slice(logits, [0, 0], [batch, classes]));
}

/**
 * The mean loss of a batch: the cross-entropy, or the penalty of the target (eq. 8). Both arguments are `[batch, logits]`.
 *
 * @param weights factor of the loss of each image, shape `[batch]`; absent if all are 1
 */
export function meanLoss(targets: Tensor, logits: Tensor, { loss }: OutputHead, weights?: Tensor): Tensor {
  if (loss === 'mse') return neg(mean(mul(sum(mul(targets, logits), 1), weights ?? 1)));
  return weights ? weightedCrossEntropy(targets, logits, weights) : softmaxCrossEntropy(targets, logits);
}

/** The mean of the cross-entropies, times the weights: Σ targets · (ln Σ exp z − z). */
export function weightedCrossEntropy(targets: Tensor, logits: Tensor, weights: Tensor): Tensor {
  const stable = sub(logits, max(logits, 1, true).clone());
  const logSum = log(sum(exp(stable), 1, true));
  return mean(mul(sum(mul(targets, sub(logSum, stable)), 1), weights));
}
