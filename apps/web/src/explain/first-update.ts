import { initialMoments, type Optimizer, tensor, updateWeight } from '@lenet5/reference';

/** The first update of one weight. */
export interface FirstUpdate {
  /** First moment after the update. */
  readonly m: number;
  /** Second moment after the update; 0 for SGD. */
  readonly v: number;
  /** New value minus old value. */
  readonly change: number;
}

/**
 * The first step of an optimizer on one weight of a kernel.
 *
 * @param gradient The gradient of the loss with respect to the weight.
 */
export function firstUpdate(
  optimizer: Optimizer,
  weight: number,
  gradient: number,
  learningRate: number,
): FirstUpdate {
  // Of two dimensions, as a kernel: weight decay leaves out biases, which have one.
  const updated = tensor([1, 1], [weight]);
  const { m, v } = initialMoments(updated);
  updateWeight(optimizer, updated, tensor([1, 1], [gradient]), { m, v }, { learningRate, t: 1 });
  return { m: m.values[0]!, v: v.values[0]!, change: updated.values[0]! - weight };
}
