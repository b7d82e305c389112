import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { WorkerHandle, WorkerSource } from '../worker-messages.js';

/** Starts worker threads in Node. */
export const workers: WorkerSource = { startWorker, cores: availableParallelism() };

function startWorker(): WorkerHandle {
  const worker = new Worker(new URL('./worker.js', import.meta.url));
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onDeath: (listener) => {
      worker.on('error', (error) => listener(error.message));
      worker.on('exit', (code) => listener(`exit code ${code}`));
    },
    keepAlive: (keep) => (keep ? worker.ref() : worker.unref()),
    terminate: async () => {
      await worker.terminate();
    },
  };
}
