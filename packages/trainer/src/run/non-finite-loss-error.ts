import { LenetError } from '@lenet5/core';

/** The step at which the loss became NaN or infinite. */
export interface NonFiniteLoss {
  /** From 1. */
  readonly epoch: number;
  /** Within the epoch, from 1. */
  readonly step: number;
  /** NaN or an infinity. */
  readonly loss: number;
  /** The learning rate of the step. */
  readonly learningRate: number;
}

/** The loss became NaN or infinite. More training cannot recover the weights. */
export class NonFiniteLossError extends LenetError {
  static override readonly code = 'TRAIN_LOSS_NOT_FINITE';
  declare readonly code: typeof NonFiniteLossError.code;
  readonly where: NonFiniteLoss;

  constructor(where: NonFiniteLoss) {
    const { epoch, step, loss, learningRate } = where;
    super({
      problem: 'the loss is not finite',
      found: `${loss} at step ${step} of epoch ${epoch}, learning rate ${Number(learningRate.toPrecision(3))}`,
      remedy: 'use a tenth of the learning rate, or a cosine schedule with a warm-up',
    });
    this.where = where;
  }
}
