import { nextTask } from './next-task.js';

/** Milliseconds of work before the page handles input and paints. */
const SLICE = 8;

/**
 * Runs a generator in time slices, so that the page stays responsive.
 *
 * @returns What the generator returns; undefined if the signal has aborted before.
 */
export async function inSlices<Result>(
  job: Generator<unknown, Result>,
  signal: AbortSignal,
): Promise<Result | undefined> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = job.next();
      if (done) return value as Result;
    } while (performance.now() < end);
    await nextTask();
    if (signal.aborted) return undefined;
  }
}
