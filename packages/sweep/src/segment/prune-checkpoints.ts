import type { Sql } from '../database/database.js';

/** Removes the checkpoints of a trial except the newest, the best, and those that a verification begins with. */
export async function pruneCheckpoints(sql: Sql, trial: number): Promise<void> {
  await sql.query(
    `DELETE FROM lenet5_sweep.checkpoint c USING lenet5_sweep.trial t
     WHERE t.id = $1 AND c.trial_id = $1 AND c.epoch <> t.epoch AND c.epoch <> t.best_epoch AND NOT EXISTS (
       SELECT 1 FROM lenet5_sweep.segment s
       WHERE s.trial_id = $1 AND s.kind = 'verify' AND s.from_epoch = c.epoch AND s.state IN ('queued', 'running')
     )`,
    [trial],
  );
}
