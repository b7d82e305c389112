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

/**
 * Takes the next segment of a running sweep: `none` if there is none, `again` if the job was out of date or for another
 * worker, so that another one may follow.
 *
 * @param worker The id of the worker.
 */
export async function claimSegment(
  database: Database,
  sweep: number,
  worker: string,
): Promise<Claim | 'none' | 'again'> {
  return database.transaction(async (sql) => {
    const job = await takeJob(sql, sweep);
    if (!job) return 'none';
    const [segment] = await sql.query<SegmentRow>(
      `UPDATE lenet5_sweep.segment SET state = 'running', attempt = attempt + 1, worker_id = $2
       WHERE id = $1 AND state = 'queued' AND job_id = $3 RETURNING ${SEGMENT_COLUMNS}`,
      [job.segment, worker, job.id],
    );
    if (!segment) {
      await removeJob(sql, sweep, job.id);
      return 'again';
    }
    const isForOthers = segment.not_by === worker && segment.beats < MOST_PUT_BACK;
    if (isForOthers && (await hasOtherWorkers(sql, worker))) return putBack(sql, segment, job.id);
    return readClaim(sql, segment);
  });
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

async function readClaim(sql: Sql, segment: SegmentRow): Promise<Claim> {
  const { id, sweep_id, trial_id, kind, from_epoch, attempt } = segment;
  const [row] = await sql.query<TrialRow & { readonly spec: SweepSpec; readonly data_sha256: string | null }>(
    `SELECT t.${TRIAL_COLUMNS.replaceAll(', ', ', t.')}, s.spec, s.data_sha256
     FROM lenet5_sweep.trial t JOIN lenet5_sweep.sweep s ON s.id = t.sweep_id WHERE t.id = $1`,
    [trial_id],
  );
  if (!row) throw new Error(`segment ${id} has no trial`);
  const { spec, data_sha256: dataSha256, ...trial } = row;
  const [saved] = await sql.query<{ readonly bytes: Uint8Array }>(
    'SELECT bytes FROM lenet5_sweep.checkpoint WHERE trial_id = $1 AND epoch = $2',
    [trial_id, from_epoch],
  );
  if (from_epoch > 0 && !saved)
    throw new Error(`trial ${trial.number} has no checkpoint of epoch ${from_epoch}`);
  if (kind === 'train' && from_epoch === 0 && attempt === 1) {
    await sql.query('UPDATE lenet5_sweep.trial SET started_at = now() WHERE id = $1', [trial_id]);
    await addEvent(sql, sweep_id, trial_id, 'trial-start', { seed: trial.options.seed });
  }
  return { segment, trial, spec, dataSha256, ...(saved && { checkpoint: saved.bytes }) };
}
