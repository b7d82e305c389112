/** Chooses the number of threads of each time slice. Any number of threads computes the same bits. */
export interface ThreadPace {
  /** Whether it changes the number of threads. */
  readonly automatic: boolean;
  /** Threads of the next slice. */
  readonly threads: number;
  /** Milliseconds that the next slice should take; undefined if any duration will do. */
  readonly timeSlice?: number | undefined;
  /** Records the duration of a slice of training steps that ran on `threads` threads. */
  record(steps: number, milliseconds: number): void;
}

/** Always the same number of threads. */
export function fixedThreads(threads: number): ThreadPace {
  return { automatic: false, threads, record: () => undefined };
}

/** Milliseconds of one part of a trial. Long enough for several time slices of the operating system. */
const PART = 20;

/** Parts of a trial: the other number of threads, then the current one, and both again, so that a drift cancels. */
const PARTS = 4;

/** Milliseconds of training before the first trial: the engine still optimizes the code of the kernels. */
const FIRST_TRIAL = 100;

/** Milliseconds of training from one trial to the next: the least, after a change; and the most. */
const LEAST_INTERVAL = 250;
const MOST_INTERVAL = 4000;

/** The most milliseconds between trials with fewer threads than possible: more cores may have become idle. */
const MOST_INTERVAL_BELOW = 1000;

/** Milliseconds over which the time per step is averaged to notice that it has changed. */
const WINDOW = 60;

/** A step that takes longer than usual by this factor starts a trial early. */
const SLOWER = 1.3;

/** The other number of threads must take less than this fraction of the time per step. */
const FASTER = 0.97;

/** Steps and their duration. */
interface Sum {
  steps: number;
  milliseconds: number;
}

/**
 * Measures the time per step with neighboring numbers of threads, at intervals, and keeps the number that is fastest. A
 * thread that shares its core with another process delays all threads at every barrier, so fewer threads can be faster.
 * Trials take about 1 % of the time.
 */
export class AutomaticThreads implements ThreadPace {
  readonly automatic = true;
  readonly #most: number;
  #current: number;
  /** Whether the next trial uses more threads; else fewer. */
  #upward = false;
  #trial: { readonly threads: number; readonly parts: Sum[] } | undefined;
  #interval = LEAST_INTERVAL;
  /** Milliseconds until the next trial. */
  #left = FIRST_TRIAL;
  /** Milliseconds per step after the last trial. */
  #usual = Number.POSITIVE_INFINITY;
  #window: Sum = { steps: 0, milliseconds: 0 };

  /** @param most the number of threads to start with, and the most */
  constructor(most: number) {
    this.#most = most;
    this.#current = most;
  }

  get threads(): number {
    if (!this.#trial) return this.#current;
    return this.#trial.parts.length % 2 === 1 ? this.#trial.threads : this.#current;
  }

  get timeSlice(): number | undefined {
    return this.#trial ? PART : undefined;
  }

  record(steps: number, milliseconds: number): void {
    if (this.#most === 1) return;
    if (this.#trial) this.#recordTrial(this.#trial, { steps, milliseconds });
    else this.#recordUsual(steps, milliseconds);
  }

  #recordUsual(steps: number, milliseconds: number): void {
    this.#left -= milliseconds;
    this.#window.steps += steps;
    this.#window.milliseconds += milliseconds;
    const since = this.#interval - this.#left;
    let isSlow = false;
    if (this.#window.milliseconds >= WINDOW) {
      const perStep = ratio(this.#window);
      isSlow = perStep > this.#usual * SLOWER && since >= LEAST_INTERVAL;
      this.#usual = Math.min(this.#usual, perStep);
      this.#window = { steps: 0, milliseconds: 0 };
    }
    if (this.#left <= 0 || isSlow) this.#startTrial();
  }

  #startTrial(): void {
    if (this.#current === this.#most) this.#upward = false;
    if (this.#current === 1) this.#upward = true;
    const threads = this.#current + (this.#upward ? 1 : -1);
    this.#trial = { threads, parts: [{ steps: 0, milliseconds: 0 }] };
  }

  #recordTrial({ threads, parts }: { readonly threads: number; readonly parts: Sum[] }, slice: Sum): void {
    const part = parts.at(-1) as Sum;
    part.steps += slice.steps;
    part.milliseconds += slice.milliseconds;
    if (part.milliseconds < PART) return;
    if (parts.length < PARTS) {
      parts.push({ steps: 0, milliseconds: 0 });
      return;
    }
    const [other, current] = [sum(parts, 0), sum(parts, 1)];
    const isFaster = ratio(other) < ratio(current) * FASTER;
    this.#trial = undefined;
    this.#window = { steps: 0, milliseconds: 0 };
    this.#usual = ratio(isFaster ? other : current);
    if (isFaster) this.#current = threads;
    else this.#upward = !this.#upward;
    const most = this.#current < this.#most ? MOST_INTERVAL_BELOW : MOST_INTERVAL;
    this.#interval = isFaster ? LEAST_INTERVAL : Math.min(2 * this.#interval, most);
    this.#left = this.#interval;
  }
}

/** Every second part, from `first`. */
function sum(parts: readonly Sum[], first: number): Sum {
  const total = { steps: 0, milliseconds: 0 };
  for (const { steps, milliseconds } of parts.filter((_, index) => index % 2 === first)) {
    total.steps += steps;
    total.milliseconds += milliseconds;
  }
  return total;
}

/** Milliseconds per step. */
function ratio({ steps, milliseconds }: Sum): number {
  return milliseconds / steps;
}
