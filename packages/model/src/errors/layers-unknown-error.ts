import { LenetError } from '@lenet5/core';

/** A file of weights does not describe its layers, and the caller neither names them nor accepts an assumption. */
export class LayersUnknownError extends LenetError {
  static override readonly code = 'MODEL_LAYERS_UNKNOWN';
  declare readonly code: typeof LayersUnknownError.code;

  /**
   * @param assumed the values that would be assumed: `tanh, average pooling`
   * @param example options that name the layers
   */
  constructor(source: string, assumed: string, example: string) {
    super({
      problem: `${source} does not describe its layers`,
      remedy: `pass ${example}, or onAssumed to assume ${assumed}`,
    });
  }
}
