import type { FromWorker, WorkerHandle, WorkerSource } from '../worker-messages.js';

/** Starts module workers in a browser. */
export const workers: WorkerSource = { startWorker, cores: navigator.hardwareConcurrency };

/** Bundlers recognize the worker's file by this form of `new URL`. */
function startWorker(): WorkerHandle {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => listener(data)),
    onDeath: (listener) => {
      worker.addEventListener('error', (event) => listener(event.message || 'its script did not load'));
      worker.addEventListener('messageerror', () => listener('a message could not be deserialized'));
    },
    keepAlive: () => undefined,
    terminate: async () => worker.terminate(),
  };
}
