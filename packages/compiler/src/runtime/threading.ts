/** How a program is distributed over threads. */
export interface Threading {
  readonly threads: number;
  /** Whether it runs on workers with shared memory, instead of the caller's thread. */
  readonly workers: boolean;
}

/**
 * Chooses where a program with `threads` threads runs. A single thread is the caller's thread, except in a browser's
 * window, which must not be blocked. Without shared memory, the caller's thread runs everything, with the same results.
 */
export function chooseThreading(threads: number): Threading {
  const canShare = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
  if (!canShare) return { threads: 1, workers: false };
  return { threads, workers: threads > 1 || isWindow() };
}

/** Whether the current thread renders a page. */
export function isWindow(): boolean {
  return typeof document !== 'undefined';
}
