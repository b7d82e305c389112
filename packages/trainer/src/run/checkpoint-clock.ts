import type { SettledInterval } from '../options/settings.js';

/** Knows when the next checkpoint is due, and whether the last one still says where the run stands. */
export class CheckpointClock {
  readonly #every: SettledInterval;
  #madeAt: number;
  #madeStep = -1;

  /**
   * @param every The interval; what never happens is Infinity.
   * @param now Milliseconds, from any origin.
   */
  constructor(every: SettledInterval, now: number) {
    this.#every = every;
    this.#madeAt = now;
  }

  /** Steps until the next checkpoint that is due by steps: a span must not run past it. */
  stepsLeft(runStep: number): number {
    return this.#every.steps - (runStep % this.#every.steps);
  }

  /** Whether one is due after a span, by steps or by time. */
  dueAfterSpan(runStep: number, now: number): boolean {
    return runStep % this.#every.steps === 0 || now - this.#madeAt >= this.#every.seconds * 1000;
  }

  /** Whether one is due after so many epochs of the run. */
  dueAfterEpoch(epochs: number): boolean {
    return epochs % this.#every.epochs === 0;
  }

  /** Whether the last one was made at this very step. */
  isMadeAt(runStep: number): boolean {
    return this.#madeStep === runStep;
  }

  /** One has been made. */
  made(runStep: number, now: number): void {
    this.#madeStep = runStep;
    this.#madeAt = now;
  }
}
