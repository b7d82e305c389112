import { type Pace, stepsPerSecond } from '../settings/pace.js';

/** Delays a training so that it has the pace that the user chose. The pace can change while it waits. */
export class Pacer {
  #pace: Pace;
  /** When the step that was trained last is over, in milliseconds. */
  #due = Number.NEGATIVE_INFINITY;
  /** Ends the wait in progress. */
  #wake: () => void = () => undefined;

  constructor(pace: Pace = 'full') {
    this.#pace = pace;
  }

  /** The pace. A new one counts at once, also for a step that waits. */
  get pace(): Pace {
    return this.#pace;
  }

  set pace(pace: Pace) {
    this.#pace = pace;
    this.#due = Number.NEGATIVE_INFINITY;
    this.#wake();
  }

  /**
   * Waits until the steps that were just trained are over at this pace, or the signal aborts.
   *
   * @param step Steps of the run that are done.
   * @param steps How many of them were trained since the last call.
   */
  async wait(step: number, steps: number, signal: AbortSignal): Promise<void> {
    const rate = stepsPerSecond(this.#pace, step);
    if (rate === Number.POSITIVE_INFINITY || signal.aborted) return;
    const now = performance.now();
    this.#due = Math.max(now, this.#due) + (1000 * steps) / rate;
    const left = this.#due - now;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      signal.addEventListener('abort', this.#wake, { once: true });
    });
    signal.removeEventListener('abort', this.#wake);
  }
}
