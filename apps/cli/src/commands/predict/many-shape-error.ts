import { type ImageShape, LenetError } from '@lenet5/core';

/** `--many` finds digits like those of MNIST, and the model takes other images. */
export class ManyShapeError extends LenetError {
  static override readonly code = 'CLI_MANY_SHAPE';
  declare readonly code: typeof ManyShapeError.code;

  constructor(model: string, shape: ImageShape) {
    super({
      problem: `--many needs a model of images like those of MNIST, and ${model} is none`,
      found: `it takes ${shape.join('×')} pixels`,
      remedy: 'omit --many, and use images of one object each',
    });
  }
}
