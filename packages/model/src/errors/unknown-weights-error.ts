import { LenetError } from '@lenet5/core';

/** A safetensors file describes no layers, and its tensors are not the weights of LeNet-5 or of a network like it. */
export class UnknownWeightsError extends LenetError {
  static override readonly code = 'MODEL_WEIGHTS_UNKNOWN';
  declare readonly code: typeof UnknownWeightsError.code;

  constructor(
    source: string,
    found: string,
    remedy = 'use a file that toSafetensors() wrote or the ten tensors of LeNet-5, or give the layers',
  ) {
    super({
      problem: `${source} contains neither a model nor the weights of LeNet-5`,
      found,
      remedy,
    });
  }
}
