import { LenetError } from '@lenet5/core';

/** An option names a part of the layers of a file that describes its layers itself. */
export class LayersDescribedError extends LenetError {
  static override readonly code = 'MODEL_LAYERS_DESCRIBED';
  declare readonly code: typeof LayersDescribedError.code;

  /** @param given the option: `activation relu` */
  constructor(source: string, given: string) {
    super({
      problem: `${source} describes its layers`,
      found: `${given} was given`,
      remedy: 'omit it: activation, pooling, padding, strides and layers are for files of weights only',
    });
  }
}
