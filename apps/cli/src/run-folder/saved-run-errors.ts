import { LenetError } from '@lenet5/core';

/** A folder that was given as a run folder is not one. */
export class NotARunError extends LenetError {
  static override readonly code = 'CLI_NOT_A_RUN';
  declare readonly code: typeof NotARunError.code;

  constructor(folder: string, missing: string) {
    super({
      problem: `${folder} is not a run folder`,
      found: `it has no ${missing}`,
      remedy: 'use one that lenet5 train created, such as runs/1',
    });
  }
}

/** A file of a run cannot be read, or has invalid content. */
export class DamagedRunError extends LenetError {
  static override readonly code = 'CLI_RUN_DAMAGED';
  declare readonly code: typeof DamagedRunError.code;

  constructor(path: string, reason: string, cause?: unknown) {
    super({
      problem: `${path} is damaged`,
      found: reason,
      remedy: 'restore a copy of it, or omit its run',
      cause,
    });
  }
}
