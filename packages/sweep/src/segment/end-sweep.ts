import type { Sql } from '../database/database.js';
import { addEvent } from './add-event.js';
import { endTrial } from './end-trial.js';
import { type LockedSweep, lockSweep } from './lock-sweep.js';
import { promote } from './promote-trials.js';
import { startTrials } from './start-trials.js';

/** Starts pending trials, and ends the sweep if nothing is left to do. Locks the sweep. */
export async function endSweepIfDone(sql: Sql, id: number): Promise<void> {
  const sweep = await lockSweep(sql, id, 'counting');
  await startTrials(sql, sweep);
  const [left] = await sql.query<{ readonly open: boolean; readonly pending: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM lenet5_sweep.segment WHERE sweep_id = $1 AND state IN ('queued', 'running')
     ) AS open, EXISTS (SELECT 1 FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'pending') AS pending`,
    [id],
  );
  if (left?.open || left?.pending || (await promoteLast(sql, sweep))) return;
  await endWaiting(sql, id, 'not among the best of its rung');
  if (sweep.state === 'stopped' || sweep.state === 'completed') return;
  await sql.query(`UPDATE lenet5_sweep.sweep SET state = 'completed', ended_at = now() WHERE id = $1`, [id]);
  await addEvent(sql, id, null, 'sweep-state', { state: 'completed' });
}

/** Ends the trials that wait at a rung. */
export async function endWaiting(sql: Sql, sweep: number, reason: string): Promise<void> {
  const waiting = await sql.query<{ readonly id: number }>(
    `SELECT id FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'waiting' ORDER BY number`,
    [sweep],
  );
  for (const { id } of waiting) await endTrial(sql, sweep, id, 'stopped', reason);
}

/**
 * With few trials, the best fraction of a rung may be none. Then the best trial of the highest rung goes on, so that at
 * least one is trained to its end.
 */
async function promoteLast(sql: Sql, sweep: LockedSweep): Promise<boolean> {
  if (sweep.state === 'stopped') return false;
  const order = sweep.spec.objective === 'val_loss' ? 'ASC' : 'DESC';
  const [best] = await sql.query<{ readonly id: number }>(
    `SELECT id FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'waiting' AND NOT EXISTS (
       SELECT 1 FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'completed'
     ) ORDER BY epoch DESC, objective ${order}, number LIMIT 1`,
    [sweep.id],
  );
  if (!best) return false;
  await promote(sql, sweep, best.id);
  return true;
}
