import type { Database, Sql } from '../database/database.js';
import { removeJob } from '../database/queue.js';
import { addEvent } from './add-event.js';
import { endSweepIfDone } from './end-sweep.js';
import { endTrial } from './end-trial.js';
import { lockSweep } from './lock-sweep.js';
import { requeue } from './queue-segment.js';
import type { SegmentRow } from './rows.js';

/** After so many attempts that failed or were lost, the trial fails: it would end every worker that takes it. */
const MOST_FAILURES = 3;
const MOST_LOSSES = 20;

/** Why a segment is not finished. */
export type ReturnReason =
  /** The worker stops. */
  | { readonly kind: 'given-back' }
  /** The worker no longer reports; it may be dead. */
  | { readonly kind: 'lost' }
  /** The training threw. `final` means that every attempt will. */
  | { readonly kind: 'failed'; readonly error: string; readonly final: boolean };

/**
 * Returns a segment to the queue, or ends its trial if more attempts are of no use. Nothing happens if the segment is no
 * longer the current attempt.
 *
 * @returns Whether the segment was returned.
 */
export async function returnSegment(
  database: Database,
  segment: SegmentRow,
  reason: ReturnReason,
): Promise<boolean> {
  const { id, sweep_id: sweep, attempt, beats } = segment;
  return database.transaction(async (sql) => {
    const [row] = await sql.query<SegmentRow>(
      `UPDATE lenet5_sweep.segment SET state = 'queued', attempt = attempt + 1, worker_id = NULL,
         losses = losses + $3, failures = failures + $4
       WHERE id = $1 AND attempt = $2 AND worker_id = $6 AND state = 'running' AND ($5::int IS NULL OR beats = $5)
       RETURNING id, losses, failures, trial_id, kind, priority`,
      [
        id,
        attempt,
        reason.kind === 'lost' ? 1 : 0,
        reason.kind === 'failed' ? 1 : 0,
        reason.kind === 'lost' ? beats : null,
        segment.worker_id,
      ],
    );
    if (!row) return false;
    await removeJob(sql, sweep, segment.job_id);
    const isHopeless =
      row.losses > MOST_LOSSES || row.failures >= MOST_FAILURES || (reason.kind === 'failed' && reason.final);
    await note(sql, segment, reason, isHopeless);
    const { state, reason: stopReason } = await lockSweep(sql, sweep, isHopeless ? 'counting' : 'going-on');
    if (isHopeless) await cancel(sql, segment, 'failed', describe(reason));
    else if (state === 'stopped') await cancel(sql, segment, 'stopped', stopReason);
    else await requeue(sql, sweep, id, row.priority);
    return true;
  });
}

async function note(sql: Sql, segment: SegmentRow, reason: ReturnReason, last: boolean): Promise<void> {
  if (reason.kind === 'given-back') return;
  const { sweep_id, trial_id, from_epoch: from, to_epoch: to, attempt, worker_id: worker } = segment;
  const error = reason.kind === 'failed' ? { error: reason.error } : {};
  await addEvent(sql, sweep_id, trial_id, `segment-${reason.kind}`, {
    ...{ from, to, attempt, worker, last },
    ...error,
  });
}

function describe(reason: ReturnReason): string {
  return reason.kind === 'failed' ? reason.error : `the training was lost more than ${MOST_LOSSES} times`;
}

async function cancel(
  sql: Sql,
  { id, sweep_id, trial_id, kind }: SegmentRow,
  state: 'failed' | 'stopped',
  reason: string | null,
): Promise<void> {
  const text = `UPDATE lenet5_sweep.segment SET state = 'cancelled', ended_at = now() WHERE id = $1`;
  await sql.query(text, [id]);
  if (kind === 'train') await endTrial(sql, sweep_id, trial_id, state, reason);
  if (state === 'failed') await endSweepIfDone(sql, sweep_id);
}
