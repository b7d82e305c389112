import type { Sql } from '../database/database.js';
import { addJobs, newJobId, VERIFY_PRIORITY } from '../database/queue.js';

/** The training of a segment to queue. */
export interface NewSegment {
  readonly trial: number;
  readonly from: number;
  readonly to: number;
  /** Jobs with a higher priority are taken first. */
  readonly priority: number;
}

/** Queues the trainings of segments, in the transaction `sql`. */
export async function queueTrainings(
  sql: Sql,
  sweep: number,
  segments: readonly NewSegment[],
): Promise<void> {
  if (segments.length === 0) return;
  const rows = segments.map((segment) => ({ ...segment, job: newJobId() }));
  const added = await sql.query<{ readonly id: number; readonly job: string; readonly priority: number }>(
    `INSERT INTO lenet5_sweep.segment (sweep_id, trial_id, kind, from_epoch, to_epoch, priority, job_id)
     SELECT $1, trial, 'train', "from", "to", priority, job
     FROM jsonb_to_recordset($2) AS new(trial int, "from" int, "to" int, priority int, job uuid)
     RETURNING id, job_id AS job, priority`,
    [sweep, JSON.stringify(rows)],
  );
  await addJobs(
    sql,
    sweep,
    added.map(({ id: segment, job: id, priority }) => ({ id, segment, priority })),
  );
}

/** Queues the repetition of a segment by a worker other than `worker`, in the transaction `sql`. */
export async function queueVerification(
  sql: Sql,
  sweep: number,
  { trial, from, to }: Omit<NewSegment, 'priority'>,
  worker: string,
  expected: string,
): Promise<void> {
  const job = newJobId();
  const [row] = await sql.query<{ readonly id: number }>(
    `INSERT INTO lenet5_sweep.segment
       (sweep_id, trial_id, kind, from_epoch, to_epoch, priority, job_id, not_by, expected_sha256)
     VALUES ($1, $2, 'verify', $3, $4, $5, $6, $7, $8) RETURNING id`,
    [sweep, trial, from, to, VERIFY_PRIORITY, job, worker, expected],
  );
  if (row) await addJobs(sql, sweep, [{ id: job, segment: row.id, priority: VERIFY_PRIORITY }]);
}

/** Adds a new job for a segment that is queued again, in the transaction `sql`. */
export async function requeue(sql: Sql, sweep: number, segment: number, priority: number): Promise<void> {
  const job = newJobId();
  await sql.query('UPDATE lenet5_sweep.segment SET job_id = $2 WHERE id = $1', [segment, job]);
  await addJobs(sql, sweep, [{ id: job, segment, priority }]);
}
