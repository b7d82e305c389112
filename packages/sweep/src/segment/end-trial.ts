import type { Sql } from '../database/database.js';
import { addEvent } from './add-event.js';

/** How a trial ends. */
export type TrialEnd = 'completed' | 'stopped' | 'failed';

/** Ends a trial, in the transaction `sql`. The database refuses a second end. */
export async function endTrial(
  sql: Sql,
  sweep: number,
  trial: number,
  state: TrialEnd,
  reason: string | null = null,
): Promise<void> {
  const [row] = await sql.query<{ readonly epoch: number; readonly objective: number | null }>(
    `UPDATE lenet5_sweep.trial SET state = $2, reason = $3, ended_at = now() WHERE id = $1 RETURNING epoch, objective`,
    [trial, state, reason],
  );
  await addEvent(sql, sweep, trial, 'trial-end', { state, reason, ...row });
}
