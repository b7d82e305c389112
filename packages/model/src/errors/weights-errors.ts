import { formatQuantity, LenetError } from '@lenet5/core';

/** A weights file is larger or smaller than the weights in the manifest. */
export class WeightsSizeError extends LenetError {
  static override readonly code = 'MODEL_WEIGHTS_SIZE';
  declare readonly code: typeof WeightsSizeError.code;

  /** @param found @param expected sizes in bytes */
  constructor(source: string, found: number, expected: number) {
    super({
      problem: `the size of ${source} does not match the manifest`,
      found: `${formatQuantity(found, 'byte')} instead of ${expected.toLocaleString('en-US')}`,
      remedy: 'save or copy the model again',
    });
  }
}

/** A weight is not stored as float32, or in a quantized form that tfjs can read. */
export class WeightsDtypeError extends LenetError {
  static override readonly code = 'MODEL_WEIGHTS_DTYPE';
  declare readonly code: typeof WeightsDtypeError.code;

  constructor(source: string, weight: string, dtype: string) {
    super({
      problem: `weight ${weight} of ${source} is not float32`,
      found: dtype,
      remedy: 'save the model with float32 weights',
    });
  }
}

/** Two weights have the same name, so a file can hold only one of them. */
export class WeightsNameError extends LenetError {
  static override readonly code = 'MODEL_WEIGHTS_NAME';
  declare readonly code: typeof WeightsNameError.code;

  constructor(source: string, weight: string) {
    super({
      problem: `two weights of ${source} have the same name`,
      found: weight,
      remedy: 'give each layer a unique name',
    });
  }
}
