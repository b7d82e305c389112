import { LenetError } from '@lenet5/core';

/** The images of a data set cannot be read one by one from a file. */
export class StreamUnsupportedError extends LenetError {
  static override readonly code = 'MNIST_STREAM_UNSUPPORTED';
  declare readonly code: typeof StreamUnsupportedError.code;

  constructor(where: string, found: string, remedy: string) {
    super({ problem: `${where} cannot be streamed`, found, remedy });
  }
}
