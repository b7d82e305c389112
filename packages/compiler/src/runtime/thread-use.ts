/** How many threads a program trains with. */
export interface ThreadUse {
  /** Whether the program chooses the number for each time slice (`threads: 'auto'`). */
  readonly automatic: boolean;
  /** The number of the next time slice. */
  readonly current: number;
  /** Training steps so far on one thread, on two, and so on. */
  readonly steps: readonly number[];
  /** Why `auto` uses fewer threads than the computer has processors, in one line; absent if it does not. */
  readonly limit?: string;
}
