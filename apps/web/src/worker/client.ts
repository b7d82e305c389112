import * as comlink from 'comlink';
import type { WorkerApi } from './api.js';

/** Milliseconds between two looks whether the worker is alive, and those of the page's own time it may take to answer. */
const LOOK = 1000;
const PATIENCE = 8000;

/** The worker is gone: it was ended by the browser, or hangs. */
class WorkerLostError extends Error {
  readonly code = 'WORKER_LOST' as const;
  readonly expected = true as const;

  constructor(why: string) {
    super(`the training worker is gone (${why})`);
    this.name = 'WorkerLostError';
  }
}

const sleep = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits in pieces: a page that slept, and wakes late, hears the answer that has come before the next piece ends. */
async function late(): Promise<'late'> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) await sleep(LOOK);
  return 'late';
}

interface Client {
  readonly api: comlink.Remote<WorkerApi>;
  readonly worker: Worker;
  /** Rejects when the worker is found dead. */
  readonly lost: Promise<never>;
}

let client: Client | undefined;

function start(): Client {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' });
  const api = comlink.wrap<WorkerApi>(worker);
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new WorkerLostError(message || 'its script did not load')),
    );
    const look = async (): Promise<void> => {
      const answer = await Promise.race([api.ping(), late()]);
      if (answer === 'late') reject(new WorkerLostError(`no answer for ${PATIENCE / 1000} s`));
      else setTimeout(look, LOOK);
    };
    void look();
  });
  lost.catch(() => {
    worker.terminate();
    if (client?.worker === worker) client = undefined;
  });
  return { api, worker, lost };
}

/**
 * Asks the worker for something, starting it where there is none.
 * @throws WorkerLostError where it dies before it answers.
 */
export async function ask<Answer>(
  question: (api: comlink.Remote<WorkerApi>) => Promise<Answer>,
): Promise<Answer> {
  client ??= start();
  return Promise.race([question(client.api), client.lost]);
}

/** The worker that is there now: another one has not what this one was given. */
export function presentWorker(): Worker | undefined {
  return client?.worker;
}
