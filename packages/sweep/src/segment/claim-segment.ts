import type { Database, Sql } from '../database/database.js';
import { removeJob, takeJob } from '../database/queue.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import { addEvent } from './add-event.js';
import { requeue } from './queue-segment.js';
import { SEGMENT_COLUMNS, type SegmentRow, TRIAL_COLUMNS, type TrialRow } from './rows.js';

/** A worker leaves a verification of its own segment so often to others; they may work on another sweep. */
const MOST_PUT_BACK = 20;

/** A segment that this worker may train, with what it needs. */
export interface Claim {
  readonly segment: SegmentRow;
  readonly trial: TrialRow;
  readonly spec: SweepSpec;
  /** Of the training images that other segments of the sweep were trained on; null if there are none. */
  readonly dataSha256: string | null;
  /** The checkpoint that the segment begins with; undefined at the start of a trial. */
  readonly checkpoint?: Uint8Array;
}

/** A row of {@link CLAIM}. */
type ClaimRow = Omit<Claim, 'checkpoint'> & { readonly checkpoint: Uint8Array | null };

/** Of the segment that a job is for, what a worker needs to train it. */
const CLAIM = `
WITH claimed AS (
  UPDATE lenet5_sweep.segment SET state = 'running', attempt = attempt + 1, worker_id = $2
  WHERE id = $1 AND state = 'queued' AND job_id = $3 RETURNING ${SEGMENT_COLUMNS}
)
SELECT to_jsonb(claimed) AS segment,
  (SELECT to_jsonb(t) FROM (SELECT ${TRIAL_COLUMNS} FROM lenet5_sweep.trial WHERE id = claimed.trial_id) t) AS trial,
  s.spec, s.data_sha256 AS "dataSha256", c.bytes AS checkpoint
FROM claimed JOIN lenet5_sweep.sweep s ON s.id = claimed.sweep_id
LEFT JOIN lenet5_sweep.checkpoint c ON c.trial_id = claimed.trial_id AND c.epoch = claimed.from_epoch`;

/**
 * Takes the next segment of a running sweep: `none` if there is none, `again` if the job was out of date or for another
 * worker, so that another one may follow. The commit does not wait for the disk: if the server dies, the segment is queued
 * again, and the result of this claim does not count.
 *
 * @param worker The id of the worker.
 */
export async function claimSegment(
  database: Database,
  sweep: number,
  worker: string,
): Promise<Claim | 'none' | 'again'> {
  return database.transaction(
    async (sql) => {
      const job = await takeJob(sql, sweep);
      if (!job) return 'none';
      const [found] = await sql.query<ClaimRow>(CLAIM, [job.segment, worker, job.id]);
      if (!found) {
        await removeJob(sql, sweep, job.id);
        return 'again';
      }
      const { segment } = found;
      const isForOthers = segment.not_by === worker && segment.beats < MOST_PUT_BACK;
      if (isForOthers && (await hasOtherWorkers(sql, worker))) return putBack(sql, segment, job.id);
      return begin(sql, found);
    },
    { durable: false },
  );
}

/** A verification is for another worker, if there is one. */
async function putBack(sql: Sql, { id, sweep_id, priority }: SegmentRow, job: string): Promise<'none'> {
  await removeJob(sql, sweep_id, job);
  await sql.query(
    `UPDATE lenet5_sweep.segment SET state = 'queued', worker_id = NULL, beats = beats + 1 WHERE id = $1`,
    [id],
  );
  await requeue(sql, sweep_id, id, priority);
  return 'none';
}

async function hasOtherWorkers(sql: Sql, worker: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM lenet5_sweep.worker WHERE state = 'active' AND id <> $1 LIMIT 1`,
    [worker],
  );
  return rows.length > 0;
}

/** Checks a claim, and notes the start of a trial. */
async function begin(sql: Sql, { checkpoint, ...found }: ClaimRow): Promise<Claim> {
  const { segment, trial } = found;
  const { sweep_id, trial_id, kind, from_epoch, attempt } = segment;
  if (from_epoch > 0 && !checkpoint)
    throw new Error(`trial ${trial.number} has no checkpoint of epoch ${from_epoch}`);
  if (kind === 'train' && from_epoch === 0 && attempt === 1) {
    await sql.query('UPDATE lenet5_sweep.trial SET started_at = now() WHERE id = $1', [trial_id]);
    const { options, epochs, epoch } = trial;
    await addEvent(sql, sweep_id, trial_id, 'trial-start', { seed: options.seed, options, epochs, epoch });
  }
  return { ...found, ...(checkpoint && { checkpoint }) };
}
