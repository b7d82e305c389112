import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadAnswer, ScatteredRead } from './scattered-read.js';

/**
 * The most threads that read at the same time: a disk serves several requests at once faster than one after the other. There are no more
 * than cores, which other threads need for the training.
 */
const MOST_THREADS = 4;

/** Bytes of the heap of a thread, in megabytes: it holds almost nothing. */
const HEAP_MB = 8;

/** Threads that read records from files, so that the caller's thread computes meanwhile. They start at the first read. */
export class ReadingThreads {
  #threads: readonly Worker[] | undefined;

  /**
   * Divides a read among the threads. `to` must be shared memory.
   * @returns what the first thread that could not read all of its part answered, else that the records are complete.
   * @throws the reason why a thread does not start, or has ended.
   */
  async read({ indices, to, ...file }: ScatteredRead): Promise<ReadAnswer> {
    this.#threads ??= startThreads();
    const each = Math.ceil(indices.length / this.#threads.length);
    const answers = this.#threads.flatMap((thread, index) => {
      const part = indices.slice(index * each, (index + 1) * each);
      const bytes = to.subarray(index * each * file.recordBytes);
      return part.length === 0 ? [] : [ask(thread, { ...file, indices: part, to: bytes })];
    });
    // All of them, so that no thread reads after this call has ended.
    const results = await Promise.allSettled(answers);
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
      if ('reason' in result.value || !result.value.complete) return result.value;
    }
    return { complete: true };
  }

  async close(): Promise<void> {
    await Promise.all((this.#threads ?? []).map((thread) => thread.terminate()));
    this.#threads = undefined;
  }
}

function startThreads(): Worker[] {
  return Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, startThread);
}

function startThread(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 2 };
  const thread = new Worker(new URL('./lenet5-mnist-reader.js', import.meta.url), { resourceLimits });
  // An error without a listener would end the process.
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}

/** The process stays alive while a thread reads. */
async function ask(thread: Worker, read: ScatteredRead): Promise<ReadAnswer> {
  const stop = new AbortController();
  const { signal } = stop;
  thread.ref();
  try {
    return await Promise.race([
      once(thread, 'message', { signal }).then(([answer]): ReadAnswer => answer),
      once(thread, 'exit', { signal }).then(() => {
        throw new Error('a reading thread has ended');
      }),
      new Promise<never>(() => thread.postMessage(read)),
    ]);
  } finally {
    stop.abort();
    thread.unref();
  }
}
