import { LenetError } from '@lenet5/core';

/** A weight became NaN or infinite. A checkpoint of it would be of no use, so none is made. */
export class NonFiniteWeightsError extends LenetError {
  static override readonly code = 'TRAIN_WEIGHTS_NOT_FINITE';
  declare readonly code: typeof NonFiniteWeightsError.code;

  /**
   * @param epoch Completed epochs.
   * @param step Completed steps of the next one.
   */
  constructor(weight: string, value: number, epoch: number, step: number) {
    super({
      problem: `the weights of ${weight} are not finite`,
      found: `${value} after ${epoch} epochs and ${step} steps`,
      remedy: 'use a tenth of the learning rate, or a cosine schedule with a warm-up',
    });
  }
}
