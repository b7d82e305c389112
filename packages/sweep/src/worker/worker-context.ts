import type { Database } from '../database/database.js';
import type { DataMismatchError } from '../errors/data-mismatch-error.js';
import type { HeldSegments } from './held-segments.js';
import type { ResolvedWorkerOptions } from './worker-options.js';

/** What all parts of a worker share. */
export interface WorkerContext {
  readonly id: string;
  readonly database: Database;
  readonly options: ResolvedWorkerOptions;
  readonly held: HeldSegments;
  /** Sweeps whose images are not those of this worker. */
  readonly refused: Map<number, DataMismatchError>;
}
