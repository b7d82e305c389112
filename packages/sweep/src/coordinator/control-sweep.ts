import type { Database, Sql } from '../database/database.js';
import { removeJob } from '../database/queue.js';
import { addEvent } from '../segment/add-event.js';
import { endSweepIfDone, endWaiting } from '../segment/end-sweep.js';
import { endTrial } from '../segment/end-trial.js';
import { lockSweep, type SweepState } from '../segment/lock-sweep.js';

/**
 * Pauses a sweep: no worker takes a segment of it any more; those that run are finished. Nothing happens unless it is
 * running.
 *
 * @returns Its state now.
 */
export function pauseSweep(database: Database, sweep: number): Promise<SweepState> {
  return database.transaction((sql) => changeState(sql, sweep, ['running'], 'paused'));
}

/** Lets a paused sweep go on. Returns its state now. */
export function resumeSweep(database: Database, sweep: number): Promise<SweepState> {
  return database.transaction(async (sql) => {
    const state = await changeState(sql, sweep, ['paused'], 'running');
    if (state === 'running') await endSweepIfDone(sql, sweep);
    return state;
  });
}

/**
 * Stops a sweep: trials that have not begun are dropped, and those that run end after their current segment. What is
 * trained stays. Returns its state now.
 *
 * @param reason Recorded with the sweep and its trials.
 */
export function stopSweep(database: Database, sweep: number, reason: string): Promise<SweepState> {
  return database.transaction(async (sql) => {
    const state = await changeState(sql, sweep, ['running', 'paused'], 'stopped', reason);
    if (state !== 'stopped') return state;
    const queued = await sql.query<{
      readonly trial_id: number;
      readonly job_id: string;
      readonly kind: string;
    }>(
      `UPDATE lenet5_sweep.segment SET state = 'cancelled', ended_at = now()
       WHERE sweep_id = $1 AND state = 'queued' RETURNING trial_id, job_id, kind`,
      [sweep],
    );
    for (const { job_id } of queued) await removeJob(sql, sweep, job_id);
    for (const { trial_id, kind } of queued) {
      if (kind === 'train') await endTrial(sql, sweep, trial_id, 'stopped', reason);
    }
    await endWaiting(sql, sweep, reason);
    const pending = await sql.query<{ readonly id: number }>(
      `SELECT id FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'pending' ORDER BY number`,
      [sweep],
    );
    for (const { id } of pending) await endTrial(sql, sweep, id, 'stopped', reason);
    return state;
  });
}

async function changeState(
  sql: Sql,
  sweep: number,
  from: readonly SweepState[],
  to: SweepState,
  reason: string | null = null,
): Promise<SweepState> {
  const { state } = await lockSweep(sql, sweep, to === 'stopped' ? 'stopping' : 'counting');
  if (!from.includes(state)) return state;
  await sql.query(
    `UPDATE lenet5_sweep.sweep SET state = $2, reason = $3, ended_at = CASE WHEN $2 = 'stopped' THEN now() END WHERE id = $1`,
    [sweep, to, reason],
  );
  await addEvent(sql, sweep, null, 'sweep-state', { state: to, reason });
  return to;
}
