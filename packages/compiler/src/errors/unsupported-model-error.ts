import { LenetError, SUPPORTED_LAYERS } from '@lenet5/core';

/** The compiler does not support the model. The tfjs engine trains any model. */
export class UnsupportedModelError extends LenetError {
  static override readonly code = 'COMPILER_UNSUPPORTED_MODEL';
  declare readonly code: typeof UnsupportedModelError.code;
  /** Name and class of the layer that is not supported; undefined if the error is about the model as a whole. */
  readonly layer: string | undefined;

  /** @param found what is not supported: `trainable false` */
  constructor(found: string, layer?: string) {
    const subject = layer === undefined ? 'the model' : `layer ${layer}`;
    super({
      problem: `${subject} is not supported`,
      found,
      remedy: `use a stack of ${SUPPORTED_LAYERS} that ends in a softmax, or set the loss of its outputs`,
    });
    this.layer = layer;
  }
}
