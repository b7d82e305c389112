import type { ResolvedInterval } from '../recipe/settings.js';

/** Determines when the next checkpoint is due, and whether the last one is current. */
export class CheckpointClock {
  readonly #every: ResolvedInterval;
  #madeAt: number;
  #madeStep = -1;

  /**
   * @param every The interval; Infinity is never.
   * @param now Milliseconds, from any origin.
   */
  constructor(every: ResolvedInterval, now: number) {
    this.#every = every;
    this.#madeAt = now;
  }

  /** Steps until the next checkpoint that is due by steps. A span must not be longer. */
  stepsLeft(runStep: number): number {
    const { steps, stepsUntil } = this.#every;
    return runStep < stepsUntil ? steps - (runStep % steps) : Infinity;
  }

  /** Whether a checkpoint is due after a span, by steps or by time. */
  dueAfterSpan(runStep: number, now: number): boolean {
    const { steps, stepsUntil, seconds } = this.#every;
    const isDueByStep = runStep <= stepsUntil && runStep % steps === 0;
    return isDueByStep || now - this.#madeAt >= seconds * 1000;
  }

  /** Whether a checkpoint is due after this number of epochs. */
  dueAfterEpoch(epochs: number): boolean {
    return epochs % this.#every.epochs === 0;
  }

  /** Whether the last checkpoint was made at this step. */
  isMadeAt(runStep: number): boolean {
    return this.#madeStep === runStep;
  }

  /** Records that a checkpoint was made. */
  made(runStep: number, now: number): void {
    this.#madeStep = runStep;
    this.#madeAt = now;
  }
}
