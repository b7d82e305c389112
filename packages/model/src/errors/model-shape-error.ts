import { LenetError } from '@lenet5/core';

/** The inputs or outputs of a model do not match the data. */
export class ModelShapeError extends LenetError {
  static override readonly code = 'MODEL_WRONG_SHAPE';
  declare readonly code: typeof ModelShapeError.code;

  /** @param found @param expected input and output shapes: `input [28, 28, 1], output [10]` */
  constructor(found: string, expected: string) {
    super({
      problem: 'the model does not match the data',
      found,
      remedy: `use a model with ${expected}`,
    });
  }
}
