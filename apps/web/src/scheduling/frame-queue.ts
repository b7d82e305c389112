/** Milliseconds between two jobs: about one frame, in which the page handles input and paints. */
const GAP = 16;

/**
 * Runs jobs of the main thread (drawing a chart, computing a prediction) one per frame, in the order they were added.
 * Jobs that become due together therefore never block input for the sum of their times.
 */
export class FrameQueue {
  readonly #jobs = new Set<() => void>();
  #isScheduled = false;

  /** Adds a job. The function it returns removes the job if it has not started. */
  add(job: () => void): () => void {
    // A new function for each call, so that the same job can wait twice.
    const entry = (): void => job();
    this.#jobs.add(entry);
    if (!this.#isScheduled) this.#schedule();
    return () => {
      this.#jobs.delete(entry);
    };
  }

  #schedule(): void {
    this.#isScheduled = this.#jobs.size > 0;
    if (this.#isScheduled) setTimeout(() => this.#runNext(), GAP);
  }

  #runNext(): void {
    const [job] = this.#jobs;
    if (job) this.#jobs.delete(job);
    try {
      job?.();
    } finally {
      this.#schedule();
    }
  }
}

/** The queue of the page. */
export const frameQueue = new FrameQueue();
