import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SegmentFailedError } from '../errors/segment-failed-error.js';
import type { SegmentResult } from '../segment/segment-result.js';
import type { SegmentTask, SegmentTrainer } from './segment-trainer.js';
import type { ThreadAnswer, ThreadRequest } from './thread-messages.js';

/** Where the entry of a thread may be: beside this module, or beside the bundle that contains it. */
const ENTRIES = ['./training-thread.js', './sweep-training-thread.js'];

/** Trains segments in a thread of its own, which starts with the first one. */
export class ThreadTrainer implements SegmentTrainer {
  #thread: Worker | undefined;

  async train(task: SegmentTask, signal: AbortSignal): Promise<SegmentResult> {
    signal.throwIfAborted();
    const thread = this.#thread ?? startThread();
    this.#thread = thread;
    const abort = (): void => post(thread, { type: 'abort' });
    signal.addEventListener('abort', abort);
    try {
      post(thread, { type: 'train', task });
      return resultOf(await nextAnswer(thread));
    } catch (error) {
      if (!SegmentFailedError.isInstance(error)) await this.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}

function startThread(): Worker {
  const urls = ENTRIES.map((entry) => new URL(entry, import.meta.url));
  const url = urls.find((one) => existsSync(fileURLToPath(one)));
  if (!url) throw new Error('the file of the training thread is missing');
  return new Worker(url);
}

function post(thread: Worker, request: ThreadRequest): void {
  thread.postMessage(request);
}

/** Rejects if the thread ends before it answers. */
function nextAnswer(thread: Worker): Promise<ThreadAnswer> {
  return new Promise((resolve, reject) => {
    const settle = <T>(finish: (value: T) => void) => {
      return (value: T): void => {
        thread.off('message', onAnswer).off('error', onError).off('exit', onExit);
        finish(value);
      };
    };
    const onAnswer = settle(resolve);
    const onError = settle(reject);
    const onExit = settle((code: number) => reject(new Error(`a training thread ended with code ${code}`)));
    thread.on('message', onAnswer).on('error', onError).on('exit', onExit);
  });
}

function resultOf(answer: ThreadAnswer): SegmentResult {
  if (answer.type === 'result') return answer.result;
  throw new SegmentFailedError(answer.message, answer.code);
}
