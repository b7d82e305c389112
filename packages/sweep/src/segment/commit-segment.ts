import type { Database, Sql } from '../database/database.js';
import { removeJob } from '../database/queue.js';
import { DataMismatchError } from '../errors/data-mismatch-error.js';
import { addEvent } from './add-event.js';
import { advanceTrial, nextOf } from './advance-trial.js';
import type { Claim } from './claim-segment.js';
import { countTraining } from './count-training.js';
import { endSweepIfDone } from './end-sweep.js';
import { isSampled } from './is-sampled.js';
import { pruneCheckpoints } from './prune-checkpoints.js';
import { queueVerification } from './queue-segment.js';
import type { SegmentResult } from './segment-result.js';

/**
 * Counts the result of a segment and queues what follows, in one transaction. A result counts only if it comes from the
 * current attempt: one of a worker whose lease has ended changes nothing.
 *
 * @returns Whether the result counts.
 */
export async function commitSegment(
  database: Database,
  claim: Claim,
  worker: string,
  result: SegmentResult,
): Promise<boolean> {
  const { segment } = claim;
  const count = segment.kind === 'verify' ? commitVerification : commitTraining;
  const counted = await database.transaction(
    async (sql) => (await count(sql, claim, worker, result)) || isAlreadyCounted(sql, claim, worker),
  );
  if (!counted) {
    const { from_epoch: from, to_epoch: to, attempt } = segment;
    await addEvent(database, segment.sweep_id, segment.trial_id, 'late-result', {
      from,
      to,
      attempt,
      worker,
    });
  }
  return counted;
}

async function commitTraining(
  sql: Sql,
  claim: Claim,
  worker: string,
  result: SegmentResult,
): Promise<boolean> {
  const { segment, spec } = claim;
  const { sweep_id: sweep, trial_id: trial, from_epoch: from, to_epoch: to } = segment;
  const next = nextOf(claim, result);
  const isVerified = isSampled(segment.id, spec.verify);
  const how = { isVerified, paused: next === 'pause' };
  if (!(await countTraining(sql, claim, worker, result, how))) return false;
  await removeJob(sql, sweep, segment.job_id);
  if (claim.dataSha256 === null) await recordData(sql, sweep, result.dataSha256);
  if (isVerified) await queueVerification(sql, sweep, { trial, from, to }, worker, result.weightsSha256);
  await advanceTrial(sql, claim, result, next);
  return true;
}

async function commitVerification(
  sql: Sql,
  claim: Claim,
  worker: string,
  result: SegmentResult,
): Promise<boolean> {
  const { segment } = claim;
  const rows = await sql.query(
    `UPDATE lenet5_sweep.segment SET state = 'done', ended_at = now(), weights_sha256 = $4
     WHERE id = $1 AND attempt = $2 AND worker_id = $3 AND state = 'running' RETURNING id`,
    [segment.id, segment.attempt, worker, result.weightsSha256],
  );
  if (rows.length === 0) return false;
  await removeJob(sql, segment.sweep_id, segment.job_id);
  await noteVerification(sql, claim, worker, result);
  await pruneCheckpoints(sql, segment.trial_id);
  return true;
}

/** A commit whose answer was lost with the connection is repeated, and finds its own result. */
async function isAlreadyCounted(sql: Sql, { segment }: Claim, worker: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM lenet5_sweep.segment WHERE id = $1 AND attempt = $2 AND worker_id = $3 AND state = 'done'`,
    [segment.id, segment.attempt, worker],
  );
  return rows.length > 0;
}

/** The first result of a sweep determines its images. */
async function recordData(sql: Sql, sweep: number, found: string): Promise<void> {
  const text =
    'UPDATE lenet5_sweep.sweep SET data_sha256 = coalesce(data_sha256, $2) WHERE id = $1 RETURNING data_sha256';
  const [row] = await sql.query<{ readonly data_sha256: string }>(text, [sweep, found]);
  if (row && row.data_sha256 !== found) throw new DataMismatchError(sweep, found, row.data_sha256);
}

async function noteVerification(
  sql: Sql,
  claim: Claim,
  worker: string,
  { weightsSha256 }: SegmentResult,
): Promise<void> {
  const {
    sweep_id,
    trial_id,
    from_epoch: from,
    to_epoch: to,
    expected_sha256: expected,
    not_by,
  } = claim.segment;
  const byAnother = worker !== not_by;
  const same = weightsSha256 === expected;
  await addEvent(sql, sweep_id, trial_id, 'verification', {
    from,
    to,
    same,
    byAnother,
    expected,
    found: weightsSha256,
  });
  await endSweepIfDone(sql, sweep_id);
}
