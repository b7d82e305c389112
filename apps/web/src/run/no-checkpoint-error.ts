import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** A run has not reached its first checkpoint. */
export class NoCheckpointError extends LenetError {
  static override readonly code = 'WEB_NO_CHECKPOINT';
  declare readonly code: typeof NoCheckpointError.code;

  constructor() {
    super(texts.peek().errors.noCheckpoint);
  }
}
