import { LenetError } from '@lenet5/core';

/** A path that should lead to a model does not. */
export class NoModelError extends LenetError {
  static override readonly code = 'CLI_NO_MODEL';
  declare readonly code: typeof NoModelError.code;

  /** @param found what is at the path: `it is empty`. */
  constructor(path: string, found: string, remedy: string, cause?: unknown) {
    super({ problem: `${path} holds no model`, found, remedy, cause });
  }
}
