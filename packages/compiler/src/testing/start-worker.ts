import { workers } from '#threads';
import type { WorkerHandle } from '../runtime/worker-messages.js';

/** Starts a worker thread from the file of this package. */
export function startWorker(): WorkerHandle {
  const [starter] = workers.starters;
  if (starter?.runsOn !== 'worker-file') throw new Error('the first way to start a worker is not its file');
  return starter.start();
}
