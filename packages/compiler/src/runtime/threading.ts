import { type Cores, mostThreads } from './cores.js';
import { AutomaticThreads, fixedThreads, type ThreadPace } from './thread-pace.js';

/**
 * Where a program trains and evaluates: on the caller's thread, on workers started from the file of this package, or on
 * workers started from code that is embedded in the package.
 */
export type RunsOn = 'caller-thread' | 'worker-file' | 'worker-inline';

/** How a program is distributed over threads. */
export interface Threading {
  /** The most threads. */
  readonly threads: number;
  /** Chooses how many of them run each time slice. */
  readonly pace: ThreadPace;
  /** Whether it runs on workers with shared memory, instead of the caller's thread. */
  readonly workers: boolean;
  /** Why there are fewer threads than requested, in one line; absent if there are as many. */
  readonly fallback?: string;
  /** Why `auto` allows fewer threads than the computer has processors, in one line; absent if it does not. */
  readonly limit?: string;
}

/** Only the caller's thread. */
export function onCallerThread(automatic: boolean): Threading {
  return { threads: 1, pace: automatic ? new AutomaticThreads(1) : fixedThreads(1), workers: false };
}

/**
 * Chooses where a program with this many threads runs; `auto` is one per core, at most four. A single thread is the caller's thread, except in a browser's
 * window, which must not be blocked. Without shared memory, the caller's thread runs everything, with the same results.
 */
export function chooseThreading(requested: number | 'auto', countCores: () => Cores): Threading {
  const cores = requested === 'auto' ? countCores() : undefined;
  const threads = cores ? mostThreads(cores) : Number(requested);
  const limit = cores?.limit === undefined ? {} : { limit: cores.limit };
  const canShare = typeof SharedArrayBuffer !== 'undefined' && globalThis.crossOriginIsolated !== false;
  if (!canShare && threads > 1)
    return { ...onCallerThread(cores !== undefined), ...limit, fallback: NOT_ISOLATED };
  const pace = cores ? new AutomaticThreads(threads) : fixedThreads(threads);
  return { threads, pace, workers: canShare && (threads > 1 || isWindow()), ...limit };
}

const NOT_ISOLATED =
  'the page is not cross-origin isolated, so its threads cannot share memory — send the headers ' +
  'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';

/** Whether the current thread renders a page. */
export function isWindow(): boolean {
  return typeof document !== 'undefined';
}
