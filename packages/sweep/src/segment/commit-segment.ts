import type { Database, Sql } from '../database/database.js';
import { removeJob } from '../database/queue.js';
import { DataMismatchError } from '../errors/data-mismatch-error.js';
import { addEvent } from './add-event.js';
import { advanceTrial } from './advance-trial.js';
import type { Claim } from './claim-segment.js';
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
  const counted = await database.transaction(async (sql) => {
    if (!(await closeSegment(sql, claim, result))) return isAlreadyCounted(sql, claim, worker);
    await removeJob(sql, segment.sweep_id, segment.job_id);
    if (segment.kind === 'verify') await noteVerification(sql, claim, worker, result);
    else await countTraining(sql, claim, worker, result);
    await pruneCheckpoints(sql, segment.trial_id);
    return true;
  });
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

async function closeSegment(
  sql: Sql,
  { segment }: Claim,
  { weightsSha256 }: SegmentResult,
): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE lenet5_sweep.segment SET state = 'done', ended_at = now(), weights_sha256 = $3
     WHERE id = $1 AND attempt = $2 AND state = 'running' RETURNING id`,
    [segment.id, segment.attempt, weightsSha256],
  );
  return rows.length > 0;
}

/** A commit whose answer was lost with the connection is repeated, and finds its own result. */
async function isAlreadyCounted(sql: Sql, { segment }: Claim, worker: string): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM lenet5_sweep.segment WHERE id = $1 AND attempt = $2 AND worker_id = $3 AND state = 'done'`,
    [segment.id, segment.attempt, worker],
  );
  return rows.length > 0;
}

async function countTraining(sql: Sql, claim: Claim, worker: string, result: SegmentResult): Promise<void> {
  const { segment, spec } = claim;
  const { sweep_id: sweep, trial_id: trial, from_epoch: from, to_epoch: to } = segment;
  for (const event of result.epochs) {
    const { epoch, loss, accuracy, val_loss, val_accuracy, seconds, imagesPerSecond, learningRate } = event;
    await sql.query('INSERT INTO lenet5_sweep.epoch VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[trial, epoch, loss, accuracy, val_loss, val_accuracy, seconds, imagesPerSecond, learningRate],
    ]);
  }
  for (const { epoch, bytes } of result.checkpoints) {
    await sql.query('INSERT INTO lenet5_sweep.checkpoint VALUES ($1, $2, $3)', [
      trial,
      epoch,
      Buffer.from(bytes),
    ]);
  }
  const last = result.epochs.at(-1);
  await sql.query(
    `UPDATE lenet5_sweep.trial SET epoch = $2, objective = coalesce($3, objective), best_epoch = $4, weights_sha256 = $5, start = coalesce(start, $6)
     WHERE id = $1`,
    [
      ...[trial, last?.epoch ?? from, last?.[spec.objective] ?? null, result.bestEpoch],
      ...[result.weightsSha256, JSON.stringify(result.start)],
    ],
  );
  if (claim.dataSha256 === null) await recordData(sql, sweep, result.dataSha256);
  await addEvent(sql, sweep, trial, 'segment', { worker, from, epochs: result.epochs });
  if (isSampled(segment.id, spec.verify)) {
    await queueVerification(sql, { sweep, trial, from, to }, worker, result.weightsSha256);
  }
  await advanceTrial(sql, claim, last?.epoch ?? from, result.endedEarly);
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
