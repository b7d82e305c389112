import type { Sql } from '../database/database.js';
import { rungs, segmentEnd } from '../scheduler/rungs.js';
import type { LockedSweep } from './lock-sweep.js';
import { queueTrainings } from './queue-segment.js';

/** Fewest segments that are queued or running while trials are pending. */
const LEAST_OPEN = 32;

/**
 * Starts pending trials of a locked sweep, so that its workers have enough to do. A short queue stays fast:
 * the database sorts what is queued for each job that a worker takes.
 */
export async function startTrials(sql: Sql, { id, state, spec }: LockedSweep): Promise<void> {
  if (state !== 'running') return;
  const [room] = await sql.query<{ readonly open: number; readonly slots: number }>(
    `SELECT
       (SELECT count(*)::int FROM lenet5_sweep.segment WHERE sweep_id = $1 AND state IN ('queued', 'running')) AS open,
       (SELECT coalesce(sum(concurrency), 0)::int FROM lenet5_sweep.worker WHERE state = 'active') AS slots`,
    [id],
  );
  const free = Math.max(LEAST_OPEN, 2 * (room?.slots ?? 0)) - (room?.open ?? 0);
  if (free <= 0) return;
  const trials = await sql.query<{ readonly id: number; readonly number: number; readonly epochs: number }>(
    `UPDATE lenet5_sweep.trial SET state = 'active' WHERE id IN (
       SELECT id FROM lenet5_sweep.trial WHERE sweep_id = $1 AND state = 'pending' ORDER BY number LIMIT $2
     ) RETURNING id, number, epochs`,
    [id, free],
  );
  const segments = trials
    .sort((a, b) => a.number - b.number)
    .map(({ id: trial, epochs }) => {
      const to = segmentEnd(0, epochs, spec.segmentEpochs, rungs(spec.scheduler, epochs));
      return { trial, from: 0, to, priority: 0 };
    });
  await queueTrainings(sql, id, segments);
}
