import type { Sql } from '../database/database.js';
import { addJob, VERIFY_PRIORITY } from '../database/queue.js';

/** A segment to queue. */
export interface NewSegment {
  readonly sweep: number;
  readonly trial: number;
  readonly from: number;
  readonly to: number;
  /** Jobs with a higher priority are taken first. */
  readonly priority: number;
}

/** Queues the training of a segment, in the transaction `sql`. */
export async function queueTraining(
  sql: Sql,
  { sweep, trial, from, to, priority }: NewSegment,
): Promise<void> {
  const [row] = await sql.query<{ readonly id: number }>(
    `INSERT INTO lenet5_sweep.segment (sweep_id, trial_id, kind, from_epoch, to_epoch, priority)
     VALUES ($1, $2, 'train', $3, $4, $5) RETURNING id`,
    [sweep, trial, from, to, priority],
  );
  if (row) await requeue(sql, sweep, row.id, priority);
}

/** Queues the repetition of a segment by a worker other than `worker`, in the transaction `sql`. */
export async function queueVerification(
  sql: Sql,
  segment: Omit<NewSegment, 'priority'>,
  worker: string,
  expected: string,
): Promise<void> {
  const { sweep, trial, from, to } = segment;
  const [row] = await sql.query<{ readonly id: number }>(
    `INSERT INTO lenet5_sweep.segment
       (sweep_id, trial_id, kind, from_epoch, to_epoch, priority, not_by, expected_sha256)
     VALUES ($1, $2, 'verify', $3, $4, $5, $6, $7) RETURNING id`,
    [sweep, trial, from, to, VERIFY_PRIORITY, worker, expected],
  );
  if (row) await requeue(sql, sweep, row.id, VERIFY_PRIORITY);
}

/** Adds a job for a segment, in the transaction `sql`. */
export async function requeue(sql: Sql, sweep: number, segment: number, priority: number): Promise<void> {
  const job = await addJob(sql, sweep, segment, priority);
  await sql.query('UPDATE lenet5_sweep.segment SET job_id = $2 WHERE id = $1', [segment, job]);
}
