import { LenetError } from '@lenet5/core';

/** A later release wrote the model, and this one does not know what is in it. */
export class NewerModelError extends LenetError {
  static override readonly code = 'MODEL_NEWER';
  declare readonly code: typeof NewerModelError.code;

  /**
   * @param release the release that wrote the model
   * @param own the release that reads it
   */
  constructor(source: string, release: string, own: string, cause: unknown) {
    super({
      problem: `a later version wrote ${source}`,
      found: `${release}; this is ${own}`,
      remedy: `update the @lenet5 packages to ${release} or later`,
      cause,
    });
  }
}
