/** How much longer than the one before a span may be: the first steps are slow, so their pace misleads. */
const GROWTH = 4;

/** Finds how many steps a span may have so that it lasts about as long as it should. */
export class SpanPace {
  readonly #target: number;
  #steps = 1;

  /** @param milliseconds How long a span should last. */
  constructor(milliseconds: number) {
    this.#target = milliseconds;
  }

  /** Steps of the next span, at least 1. */
  get steps(): number {
    return this.#steps;
  }

  /** Learns from a span that has ended. A shorter one than planned (an epoch's last) says nothing about growth. */
  record(steps: number, milliseconds: number): void {
    const fitting = Math.floor((this.#target * steps) / Math.max(milliseconds, 1e-3));
    this.#steps = Math.max(1, Math.min(fitting, this.#steps * GROWTH));
  }
}
