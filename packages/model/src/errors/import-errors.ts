import { LenetError } from '@lenet5/core';
import { firstLine } from '../format/first-line.js';

/** A file has the signature of a format, but is not valid. */
export class InvalidModelFileError extends LenetError {
  static override readonly code = 'MODEL_INVALID_FILE';
  declare readonly code: typeof InvalidModelFileError.code;

  /** @param format the format that the file starts like: `ONNX` */
  constructor(source: string, format: string, cause: unknown) {
    super({
      problem: `${source} is not a valid ${format} file`,
      found: firstLine(cause),
      remedy: 'export or copy the file again',
      cause,
    });
  }
}

/** A valid file contains a model that is not a stack of the layers that lenet5 computes. */
export class UnsupportedModelFileError extends LenetError {
  static override readonly code = 'MODEL_UNSUPPORTED_FILE';
  declare readonly code: typeof UnsupportedModelFileError.code;

  /** @param found what is not supported: `node /lstm/LSTM: operator LSTM` */
  constructor(
    source: string,
    found: string,
    remedy = 'use convolutions, pooling, dense layers, activations and sums',
  ) {
    super({ problem: `${source} contains a model that cannot be read`, found, remedy });
  }
}
