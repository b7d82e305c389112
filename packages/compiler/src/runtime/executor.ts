import type { Run } from './frame.js';

/** Where the threads of a program are. */
export interface Executor {
  /** Runs a program to its end on every thread. */
  run(run: Run): Promise<void>;
  /** Ends the threads. */
  dispose(): Promise<void>;
}
