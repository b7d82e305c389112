import { LenetError } from '@lenet5/core';

/** A folder contains several data sets. */
export class SeveralDataSetsError extends LenetError {
  static override readonly code = 'MNIST_SEVERAL_DATA_SETS';
  declare readonly code: typeof SeveralDataSetsError.code;

  /** @param paths The sources that select one of the data sets. */
  constructor(folder: string, paths: readonly string[]) {
    super({
      problem: `${folder} has several data sets`,
      found: paths.join(', '),
      remedy: 'use the path of one of them',
    });
  }
}

/** A folder contains data in a format that cannot be loaded. */
export class UnsupportedLayoutError extends LenetError {
  static override readonly code = 'MNIST_UNSUPPORTED_LAYOUT';
  declare readonly code: typeof UnsupportedLayoutError.code;

  constructor(folder: string, found: string, remedy: string) {
    super({ problem: `${folder} has no data that can be read`, found, remedy });
  }
}
