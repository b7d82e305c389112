import type { Sql } from '../database/database.js';

/** The kinds of events in the database. */
export type EventType =
  | 'trial-start'
  | 'segment'
  | 'promote'
  | 'trial-end'
  | 'segment-lost'
  | 'segment-failed'
  | 'late-result'
  | 'verification'
  | 'sweep-state';

/** Adds an event, in the transaction `sql`. */
export async function addEvent(
  sql: Sql,
  sweep: number,
  trial: number | null,
  type: EventType,
  data: object = {},
): Promise<void> {
  const text = 'INSERT INTO lenet5_sweep.event (sweep_id, trial_id, type, data) VALUES ($1, $2, $3, $4)';
  await sql.query(text, [sweep, trial, type, JSON.stringify(data)]);
}
