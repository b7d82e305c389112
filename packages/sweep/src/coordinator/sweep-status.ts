import type { Sql } from '../database/database.js';
import type { SweepState } from '../segment/lock-sweep.js';
import type { SweepSpec } from '../space/sweep-spec.js';

/** Where a sweep stands. */
export interface SweepStatus {
  readonly sweep: number;
  readonly state: SweepState;
  readonly reason: string | null;
  readonly spec: SweepSpec;
  /** Numbers of trials by state. */
  readonly trials: number;
  readonly pending: number;
  readonly active: number;
  readonly waiting: number;
  readonly completed: number;
  readonly stopped: number;
  readonly failed: number;
  /** Segments that workers train now. */
  readonly running: number;
  /** Completed epochs of all trials. */
  readonly epochs: number;
  /** Epochs of all trials if each is trained to its end. */
  readonly epochsAtMost: number;
  /** Workers that have reported and have not left. */
  readonly workers: number;
  /** The trial with the best objective after its last epoch; null before there is one. */
  readonly best: { readonly trial: number; readonly objective: number } | null;
}

/** Reads where a sweep stands; undefined if there is none. */
export async function readState(sql: Sql, sweep: number): Promise<SweepStatus | undefined> {
  const [row] = await sql.query<SweepStatus>(
    `SELECT p.sweep_id AS sweep, p.state, p.reason, s.spec, p.trials, p.pending, p.active, p.waiting, p.completed, p.stopped,
       p.failed, p.epochs_done AS epochs, p.epochs_at_most AS "epochsAtMost",
       (SELECT count(*)::int FROM lenet5_sweep.segment g WHERE g.sweep_id = $1 AND g.state = 'running') AS running,
       (SELECT count(*)::int FROM lenet5_sweep.worker w WHERE w.state = 'active') AS workers,
       (SELECT json_build_object('trial', t.number, 'objective', t.objective) FROM lenet5_sweep.trial t
        WHERE t.sweep_id = $1 AND t.objective IS NOT NULL
        ORDER BY CASE s.spec->>'objective' WHEN 'val_loss' THEN t.objective ELSE -t.objective END, t.number LIMIT 1) AS best
     FROM lenet5_sweep.sweep_progress p JOIN lenet5_sweep.sweep s ON s.id = p.sweep_id WHERE p.sweep_id = $1`,
    [sweep],
  );
  return row;
}
