import type { Run } from './frame.js';

/** Where a program runs. */
export interface Executor {
  /** Milliseconds that a run should last, so that the caller hears of it often enough. */
  readonly turn: number;
  /** Runs a program to its end on every thread. */
  run(run: Run): Promise<void>;
  /** Ends the threads. */
  dispose(): Promise<void>;
}
