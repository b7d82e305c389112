import type { Sql } from '../database/database.js';
import { NoSweepError } from '../errors/database-errors.js';
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
 * The locks of a sweep. PostgreSQL's names say what else may happen meanwhile:
 *
 * - `going-on`, for a trial that goes on: everything but a stop.
 * - `counting`, for what starts or ends trials, so that their counts are exact: only trials that go on.
 * - `stopping`: nothing, so that no segment is queued after those that are queued are cancelled.
 */
const LOCKS = {
  'going-on': 'FOR KEY SHARE',
  counting: 'FOR NO KEY UPDATE',
  stopping: 'FOR UPDATE',
} as const;

/** Locks a sweep until the end of the transaction. */
export async function lockSweep(sql: Sql, sweep: number, mode: keyof typeof LOCKS): Promise<LockedSweep> {
  const [row] = await sql.query<LockedSweep>(
    `SELECT id, state, reason, spec FROM lenet5_sweep.sweep WHERE id = $1 ${LOCKS[mode]}`,
    [sweep],
  );
  if (!row) throw new NoSweepError(`sweep ${sweep}`);
  return row;
}
