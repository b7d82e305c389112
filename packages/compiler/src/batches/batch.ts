import type { Labels, Score } from '@lenet5/core';

/** Samples with what they should give. */
export interface Batch {
  /** Shape `[count, ...]`, row-major, in the form that the first layer takes. */
  readonly inputs: Float32Array;
  /** Shape `[count]`, each less than the number of classes. */
  readonly labels?: Labels | undefined;
  /** Instead of labels, for a model that does not end in a softmax: shape `[count, outputs]`. */
  readonly targets?: Float32Array | undefined;
  /** Factor of the loss of each sample, shape `[count]`. Default all 1. */
  readonly weights?: Float32Array | undefined;
}

/** The score of a training batch, before its step. */
export interface BatchScore extends Score {
  /**
   * With `keepOutputs`: class probabilities, or the outputs of a model that does not end in a softmax, shape `[count, outputs]`.
   * Dropout is active, as it is in the loss.
   */
  readonly outputs?: Float32Array;
}
