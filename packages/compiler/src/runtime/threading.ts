/** How a program is spread over threads. */
export interface Threading {
  readonly threads: number;
  /** Worker threads on shared memory; else the caller's own thread. */
  readonly workers: boolean;
}

/**
 * What a number of threads comes to here: one thread is the caller's own, unless that is a browser's window, which must
 * not be kept busy. Where memory cannot be shared there is but the caller's own; the results are the same.
 */
export function chooseThreading(threads: number): Threading {
  const canShare = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
  if (!canShare) return { threads: 1, workers: false };
  return { threads, workers: threads > 1 || isWindow() };
}

/** Whether the caller's thread is one that draws a page. */
export function isWindow(): boolean {
  return typeof document !== 'undefined';
}
