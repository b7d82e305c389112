/** Where a run broke off. */
export interface NonFiniteLoss {
  /** From 1. */
  readonly epoch: number;
  /** Within the epoch, from 1. */
  readonly step: number;
  /** What the loss was: NaN or an infinity. */
  readonly loss: number;
  /** The learning rate of that step. */
  readonly learningRate: number;
}

/** The loss became NaN or infinite: the weights are lost, and training on would not bring them back. */
export class NonFiniteLossError extends Error {
  override readonly name = 'NonFiniteLossError';
  readonly code = 'TRAIN_LOSS_NOT_FINITE' as const;
  readonly expected = true as const;
  readonly where: NonFiniteLoss;

  constructor(where: NonFiniteLoss) {
    const { epoch, step, loss, learningRate } = where;
    super(
      `the loss is no longer finite (${loss} at step ${step} of epoch ${epoch}, learning rate ` +
        `${Number(learningRate.toPrecision(3))}) — try a tenth of the learning rate, or a cosine schedule with a warm-up`,
    );
    this.where = where;
  }
}
