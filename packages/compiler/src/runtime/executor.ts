import type { Run } from './frame.js';

/** Runs programs, on the caller's thread or on workers. */
export interface Executor {
  /** How long one run should last, in milliseconds, so that the caller regains control often enough. */
  readonly timeSlice: number;
  /** Runs a program to its end on some of the threads: at least one, at most those of the plan. */
  run(run: Run, threads: number): Promise<void>;
  /** Stops the threads. */
  dispose(): Promise<void>;
}
