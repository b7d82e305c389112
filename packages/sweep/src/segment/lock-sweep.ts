import type { Sql } from '../database/database.js';
import type { SweepSpec } from '../space/sweep-spec.js';

/** The state of a sweep. */
export type SweepState = 'running' | 'paused' | 'stopped' | 'completed';

/** A locked sweep. */
export interface LockedSweep {
  readonly id: number;
  readonly state: SweepState;
  /** Why it was stopped. */
  readonly reason: string | null;
  readonly spec: SweepSpec;
}

/**
 * Locks a sweep until the end of the transaction. With `shared`, others may lock it in the same way, but none may change it:
 * enough for a trial that goes on. What starts or ends trials locks it alone, so that their counts are exact.
 */
export async function lockSweep(sql: Sql, sweep: number, mode: 'shared' | 'alone'): Promise<LockedSweep> {
  const lock = mode === 'shared' ? 'FOR SHARE' : 'FOR NO KEY UPDATE';
  const [row] = await sql.query<LockedSweep>(
    `SELECT id, state, reason, spec FROM lenet5_sweep.sweep WHERE id = $1 ${lock}`,
    [sweep],
  );
  if (!row) throw new Error(`sweep ${sweep} was deleted`);
  return row;
}
