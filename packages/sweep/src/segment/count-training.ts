import type { EpochEvent } from '@lenet5/trainer';
import type { Sql } from '../database/database.js';
import type { Claim } from './claim-segment.js';
import type { SegmentResult } from './segment-result.js';

/** The columns of the table of epochs after the trial, in their order. */
const EPOCH_KEYS = [
  'epoch',
  'loss',
  'accuracy',
  'val_loss',
  'val_accuracy',
  'seconds',
  'imagesPerSecond',
  'learningRate',
] as const satisfies readonly (keyof EpochEvent)[];

/**
 * One statement, because the number of statements bounds the segments per second of a database. Its parts change nothing
 * unless `closed` has a row: then the attempt is the current one. They do not see the rows that the others write.
 */
const COUNT = `
WITH closed AS (
  UPDATE lenet5_sweep.segment SET state = 'done', ended_at = now(), weights_sha256 = $4
  WHERE id = $1 AND attempt = $2 AND worker_id = $3 AND state = 'running' RETURNING sweep_id, trial_id
), scores AS (
  INSERT INTO lenet5_sweep.epoch
  SELECT trial_id, e.* FROM closed,
    unnest($5::int[], $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::float8[], $12::float8[]) AS e
), saved AS (
  INSERT INTO lenet5_sweep.checkpoint
  SELECT trial_id, c.epoch, c.bytes FROM closed, (VALUES ($13::int, $14::bytea), ($15, $16)) AS c(epoch, bytes)
  WHERE c.epoch IS NOT NULL
), pruned AS (
  DELETE FROM lenet5_sweep.checkpoint c USING closed
  WHERE c.trial_id = closed.trial_id AND c.epoch <> ALL ($17::int[]) AND NOT EXISTS (
    SELECT 1 FROM lenet5_sweep.segment s
    WHERE s.trial_id = c.trial_id AND s.kind = 'verify' AND s.from_epoch = c.epoch AND s.state IN ('queued', 'running')
  )
), noted AS (
  INSERT INTO lenet5_sweep.event (sweep_id, trial_id, type, data) SELECT sweep_id, trial_id, 'segment', $18::jsonb FROM closed
)
UPDATE lenet5_sweep.trial t
SET epoch = $19, objective = coalesce($20, objective), best_epoch = $21, weights_sha256 = $4, start = coalesce(start, $22)
FROM closed WHERE t.id = closed.trial_id RETURNING t.id`;

/**
 * Counts the result of a training, in the transaction `sql`: stores its epochs and checkpoints, and removes the checkpoints
 * of the trial except the newest, the best, and those that a verification begins with.
 *
 * @param isVerified Whether a verification of the segment follows.
 * @param paused Whether the trial waits at a rung afterwards.
 * @returns Whether it counts: nothing changes unless it comes from the current attempt.
 */
export async function countTraining(
  sql: Sql,
  { segment, spec }: Claim,
  worker: string,
  result: SegmentResult,
  { isVerified, paused }: { readonly isVerified: boolean; readonly paused: boolean },
): Promise<boolean> {
  const { from_epoch: from } = segment;
  const { epochs, checkpoints, bestEpoch, weightsSha256, start } = result;
  const last = epochs.at(-1);
  const epoch = last?.epoch ?? from;
  const event = { worker, from, epochs, ...(paused && { paused }) };
  // A segment has at most two: the newest, and the best if it is another.
  const [first, second] = checkpoints;
  const rows = await sql.query(COUNT, [
    ...[segment.id, segment.attempt, worker, weightsSha256],
    ...EPOCH_KEYS.map((key) => epochs.map((one) => one[key])),
    ...[first?.epoch, first && Buffer.from(first.bytes), second?.epoch, second && Buffer.from(second.bytes)],
    ...[[epoch, bestEpoch, ...(isVerified ? [from] : [])], JSON.stringify(event)],
    ...[epoch, last?.[spec.objective] ?? null, bestEpoch, JSON.stringify(start)],
  ]);
  return rows.length > 0;
}
