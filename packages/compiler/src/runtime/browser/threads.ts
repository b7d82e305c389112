import type { FromWorker, WorkerHandle, WorkerSource } from '../worker-messages.js';
import { WORKER_CODE } from './worker-code.generated.js';

/** Starts workers in a browser. Bundlers recognize the worker's file by this form of `new URL`. */
export const workers: WorkerSource = {
  starters: [
    {
      runsOn: 'worker-file',
      start: () =>
        toHandle(new Worker(new URL('./lenet5-compiler-worker.js', import.meta.url), { type: 'module' })),
    },
    { runsOn: 'worker-inline', start: () => toHandle(new Worker(inlineUrl())) },
  ],
  countCores: () => ({ count: navigator.hardwareConcurrency ?? 1 }),
  watchPolicy,
};

let url: string | undefined;

/** The address of the embedded code; one for all workers. */
function inlineUrl(): string {
  url ??= URL.createObjectURL(new Blob([WORKER_CODE], { type: 'text/javascript' }));
  return url;
}

function toHandle(worker: Worker): WorkerHandle {
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

function watchPolicy(): () => string | undefined {
  let isBlocked = false;
  const note = (event: Event): void => {
    isBlocked ||= 'effectiveDirective' in event && event.effectiveDirective === 'worker-src';
  };
  addEventListener('securitypolicyviolation', note);
  return () => {
    removeEventListener('securitypolicyviolation', note);
    return isBlocked
      ? "the content security policy blocks workers — add worker-src 'self' or worker-src blob:"
      : undefined;
  };
}
