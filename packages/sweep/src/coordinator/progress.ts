import type { SweepProgressEvent } from './sweep-events.js';
import type { SweepStatus } from './sweep-status.js';

const MILLISECONDS = 1000;

/** Makes an event of the status of a sweep when it has changed, at most once a second. */
export class Progress {
  #last = '';
  #time = Number.NEGATIVE_INFINITY;

  /** @param now Milliseconds of a monotonic clock. */
  next({ spec, ...status }: SweepStatus, now: number = performance.now()): SweepProgressEvent | undefined {
    const text = JSON.stringify(status);
    if (text === this.#last || now - this.#time < MILLISECONDS) return undefined;
    this.#last = text;
    this.#time = now;
    return { type: 'progress', ...status };
  }
}
