import { LenetError } from '../errors/lenet-error.js';

/** Names or shapes of weights do not match the layers. */
export class WeightsMismatchError extends LenetError {
  static override readonly code = 'CORE_WEIGHTS_MISMATCH';
  declare readonly code: typeof WeightsMismatchError.code;

  /** @param source where the weights come from: a file, a model */
  constructor(source: string, found: string) {
    super({
      problem: `the weights of ${source} do not match the layers`,
      found,
      remedy: 'use weights of the same architecture',
    });
  }
}

/** A weight is NaN or infinite. */
export class WeightsNotFiniteError extends LenetError {
  static override readonly code = 'CORE_WEIGHTS_NOT_FINITE';
  declare readonly code: typeof WeightsNotFiniteError.code;

  /** @param source where the weights come from: a file, a model */
  constructor(source: string, weight: string, index: number, value: number) {
    super({
      problem: `weight ${weight}[${index}] of ${source} is not finite`,
      found: String(value),
      remedy: 'training diverged; train again with a lower learning rate',
    });
  }
}
