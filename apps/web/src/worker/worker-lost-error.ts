import { LenetError } from '@lenet5/core';
import { texts } from '../language/texts.js';

/** The worker has failed: the browser ended it, or it does not answer. */
export class WorkerLostError extends LenetError {
  static override readonly code = 'WEB_WORKER_LOST';
  declare readonly code: typeof WorkerLostError.code;

  constructor(reason: string) {
    super({ ...texts.peek().errors.worker, found: reason });
  }
}
