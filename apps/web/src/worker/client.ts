import { type Remote, wrap } from 'comlink';
import { texts } from '../language/texts.js';
import { untilAborted } from '../scheduling/until-aborted.js';
import type { WorkerApi } from './api.js';
import { WorkerLostError } from './worker-lost-error.js';

/** Milliseconds between two checks that the worker is alive. */
const CHECK_INTERVAL = 1000;

/** Milliseconds that the worker has to answer a check. It may wait for a busy processor while it prepares the data. */
const TIMEOUT = 60_000;

const sleep = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits in short steps: a page that wakes from sleep receives the answers that wait for it before a step ends. */
async function timeout(): Promise<'timeout'> {
  for (let waited = 0; waited < TIMEOUT; waited += CHECK_INTERVAL) await sleep(CHECK_INTERVAL);
  return 'timeout';
}

/** The functions of a worker, with those that show that it is alive. */
interface Alive {
  lifeLock(): Promise<string | undefined>;
}

/** Waits until a worker has ended. Returns what has shown it: its lock, or checks where the browser has no locks. */
async function endOf(api: Alive): Promise<string> {
  const lock = await api.lifeLock();
  if (lock !== undefined) {
    await navigator.locks.request(lock, () => undefined);
    return texts.peek().errors.workerEnded;
  }
  while ((await Promise.race([api.lifeLock(), timeout()])) !== 'timeout') await sleep(CHECK_INTERVAL);
  return texts.peek().errors.noAnswer(TIMEOUT / 1000);
}

interface Connection<Api extends Alive> {
  readonly api: Remote<Api>;
  readonly worker: Worker;
  /** Aborted once the worker has failed or is stopped. */
  readonly lost: AbortSignal;
  readonly stop: () => void;
}

/** Starts a worker when it is needed, calls its functions, and notices when it has failed. */
export class WorkerClient<Api extends Alive> {
  #connection: Connection<Api> | undefined;
  readonly #start: () => Worker;

  /** @param start Starts the worker. */
  constructor(start: () => Worker) {
    this.#start = start;
  }

  /** The worker that runs now. A new worker does not have the data that an earlier one has loaded. */
  get worker(): Worker | undefined {
    return this.#connection?.worker;
  }

  /**
   * Calls the worker, starting it if none runs.
   * @throws WorkerLostError if the worker fails before it answers
   */
  async call<Answer>(question: (api: Remote<Api>) => Promise<Answer>): Promise<Answer> {
    this.#connection ??= this.#connect();
    const { api, lost } = this.#connection;
    return untilAborted(question(api), lost);
  }

  /** Ends the worker if one runs. Calls that it has not answered reject with a WorkerLostError. */
  stop(): void {
    this.#connection?.stop();
    this.#connection = undefined;
  }

  #connect(): Connection<Api> {
    const worker = this.#start();
    const api = wrap<Api>(worker);
    const controller = new AbortController();
    const lose = (error: unknown): void => {
      if (controller.signal.aborted) return;
      worker.terminate();
      if (this.#connection?.worker === worker) this.#connection = undefined;
      controller.abort(error);
    };
    worker.addEventListener('error', ({ message }) =>
      lose(new WorkerLostError(message || texts.peek().errors.workerNotLoaded)),
    );
    void endOf(api as Alive).then((reason) => lose(new WorkerLostError(reason)), lose);
    const stop = (): void => lose(new WorkerLostError(texts.peek().errors.workerEnded));
    return { api, worker, lost: controller.signal, stop };
  }
}

/** The training worker of the page. */
export const trainingWorker: WorkerClient<WorkerApi> = new WorkerClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'training' }),
);
