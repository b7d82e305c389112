import { LenetError } from '@lenet5/core';

const SUPPORTED =
  'Conv2D, DepthwiseConv2D, SeparableConv2D, AveragePooling2D and MaxPooling2D (also global), ZeroPadding2D, Flatten, Dense, BatchNormalization, Dropout and ' +
  'Activation, with linear, relu, elu, gelu, softplus, tanh or sigmoid, LeakyReLU and ELU, and softmax at the end; or the layers of the network of 1998';

/** The compiler does not support the model. The tfjs engine trains any model. */
export class UnsupportedModelError extends LenetError {
  static override readonly code = 'COMPILER_UNSUPPORTED_MODEL';
  declare readonly code: typeof UnsupportedModelError.code;
  /** Name and class of the layer that is not supported; undefined if the error is about the model as a whole. */
  readonly layer: string | undefined;

  /** @param found what is not supported: `trainable false` */
  constructor(found: string, layer?: string) {
    const subject = layer === undefined ? 'the model' : `layer ${layer}`;
    super({ problem: `${subject} is not supported`, found, remedy: `use ${SUPPORTED}` });
    this.layer = layer;
  }
}
