import { LenetError } from '@lenet5/core';

/** A run has not reached its first checkpoint. */
export class NoCheckpointError extends LenetError {
  static override readonly code = 'WEB_NO_CHECKPOINT';
  declare readonly code: typeof NoCheckpointError.code;

  constructor() {
    super({ problem: 'the run has no checkpoint yet', remedy: 'train at least one batch first' });
  }
}
