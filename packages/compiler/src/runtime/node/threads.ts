import { Worker } from 'node:worker_threads';
import type { WorkerHandle, WorkerSource } from '../worker-messages.js';
import { countCores } from './count-cores.js';
import { WORKER_CODE } from './worker-code.generated.js';

/** Starts worker threads in Node. In a bundle, the file of the worker can be missing, and `import.meta` can be empty. */
export const workers: WorkerSource = {
  starters: [
    {
      runsOn: 'worker-file',
      start: () => toHandle(new Worker(new URL('./lenet5-compiler-worker.js', import.meta.url))),
    },
    { runsOn: 'worker-inline', start: () => toHandle(new Worker(WORKER_CODE, { eval: true })) },
  ],
  countCores: () => countCores(),
  watchPolicy: () => () => undefined,
};

function toHandle(worker: Worker): WorkerHandle {
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
