import { LenetError } from '@lenet5/core';
import { firstLine } from '../format/first-line.js';

/** An optional package that a file format needs cannot be loaded. */
export class MissingPackageError extends LenetError {
  static override readonly code = 'MODEL_MISSING_PACKAGE';
  declare readonly code: typeof MissingPackageError.code;

  /**
   * @param format the file format: `Keras`
   * @param specifier what to install: `h5wasm@0.10.3`
   */
  constructor(format: string, specifier: string, cause: unknown) {
    super({
      problem: `the format of ${format} needs an optional package`,
      found: firstLine(cause),
      remedy: `run npm install ${specifier}`,
      cause,
    });
  }
}
