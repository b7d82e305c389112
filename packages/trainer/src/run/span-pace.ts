/** The largest growth from one span to the next: the first steps are slow, so their duration is not representative. */
const MAX_GROWTH = 4;

/** Finds the number of steps with which a span lasts as long as it should. */
export class SpanPace {
  readonly #target: number;
  #steps = 1;

  /** @param milliseconds The target duration of a span. */
  constructor(milliseconds: number) {
    this.#target = milliseconds;
  }

  /** Steps of the next span, at least 1. */
  get steps(): number {
    return this.#steps;
  }

  /** Adapts to the duration of a span. The last span of an epoch may have fewer steps than planned. */
  record(steps: number, milliseconds: number): void {
    const fitting = Math.floor((this.#target * steps) / Math.max(milliseconds, 1e-3));
    this.#steps = Math.max(1, Math.min(fitting, this.#steps * MAX_GROWTH));
  }
}
