/** The number of threads that can run at the same time. */
export interface Cores {
  readonly count: number;
  /** Why there are fewer than the computer has, in one line; absent if there are as many. */
  readonly limit?: string;
}

/** More threads hardly help: a batch of 32 images has 8 lane groups. */
const MOST_THREADS = 4;

/** The most threads for `threads: 'auto'`: one per core, at most four. */
export function mostThreads({ count }: Cores): number {
  return Math.max(1, Math.min(MOST_THREADS, count));
}
