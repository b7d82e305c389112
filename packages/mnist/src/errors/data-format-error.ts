import { LenetError } from '@lenet5/core';

/** A file of a data set in CSV, NumPy or CIFAR format, or an image of a folder per class, cannot be used. */
export class DataFormatError extends LenetError {
  static override readonly code = 'MNIST_DATA_FORMAT';
  declare readonly code: typeof DataFormatError.code;

  constructor(file: string, problem: string, found: string, remedy: string) {
    super({ problem: `${file} ${problem}`, found, remedy });
  }
}
