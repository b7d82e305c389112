import { LenetError } from '@lenet5/core';

/** Files of a data set are not those of MNIST. */
export class NotCanonicalError extends LenetError {
  static override readonly code = 'CLI_DATA_NOT_CANONICAL';
  declare readonly code: typeof NotCanonicalError.code;

  constructor(source: string, provenance: string, different: number, files: number) {
    super({
      problem: `${source} is not verified as MNIST`,
      found: `${provenance}; ${different} of ${files} files differ`,
      remedy: 'use --data bundled for MNIST itself',
    });
  }
}
