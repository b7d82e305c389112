import { LenetError } from '@lenet5/core';

/** The worker has failed: the browser ended it, or it does not answer. */
export class WorkerLostError extends LenetError {
  static override readonly code = 'WEB_WORKER_LOST';
  declare readonly code: typeof WorkerLostError.code;

  constructor(reason: string) {
    super({
      problem: 'the training worker has failed',
      found: reason,
      remedy: 'try again to start a new worker',
    });
  }
}
