/**
 * Where a program trains and evaluates: on the caller's thread, on workers started from the file of this package, or on
 * workers started from code that is embedded in the package.
 */
export type RunsOn = 'caller-thread' | 'worker-file' | 'worker-inline';

/** How a program is distributed over threads. */
export interface Threading {
  readonly threads: number;
  /** Whether it runs on workers with shared memory, instead of the caller's thread. */
  readonly workers: boolean;
  /** Why there are fewer threads than requested, in one line; absent if there are as many. */
  readonly fallback?: string;
}

/** Only the caller's thread. */
export const CALLER_THREAD: Threading = { threads: 1, workers: false };

/**
 * Chooses where a program with `threads` threads runs. A single thread is the caller's thread, except in a browser's
 * window, which must not be blocked. Without shared memory, the caller's thread runs everything, with the same results.
 */
export function chooseThreading(threads: number): Threading {
  const canShare = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
  if (canShare) return { threads, workers: threads > 1 || isWindow() };
  return threads === 1 ? CALLER_THREAD : { ...CALLER_THREAD, fallback: NOT_ISOLATED };
}

const NOT_ISOLATED =
  'the page is not cross-origin isolated, so its threads cannot share memory — send the headers ' +
  'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';

/** Whether the current thread renders a page. */
export function isWindow(): boolean {
  return typeof document !== 'undefined';
}
