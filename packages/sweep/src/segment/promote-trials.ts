import type { Sql } from '../database/database.js';
import { promotable, type RungEntry } from '../scheduler/promotable.js';
import { rungs, segmentEnd } from '../scheduler/rungs.js';
import { addEvent } from './add-event.js';
import type { LockedSweep } from './lock-sweep.js';
import { queueTrainings } from './queue-segment.js';

/** Promotes the trials that now are among the best of a rung, which ends after `epoch` epochs. */
export async function promoteTrials(sql: Sql, sweep: LockedSweep, epoch: number): Promise<void> {
  const { scheduler, objective } = sweep.spec;
  if (scheduler.name === 'none') return;
  const entries = await sql.query<RungEntry>(
    `SELECT t.id AS trial, e.${objective} AS value, NOT (t.state = 'waiting' AND t.epoch = $2) AS promoted
     FROM lenet5_sweep.trial t JOIN lenet5_sweep.epoch e ON e.trial_id = t.id AND e.epoch = $2
     WHERE t.sweep_id = $1`,
    [sweep.id, epoch],
  );
  for (const trial of promotable(entries, scheduler.reduction, objective)) await promote(sql, sweep, trial);
}

/** Lets a waiting trial go on to its next rung. */
export async function promote(sql: Sql, { id, spec }: LockedSweep, trial: number): Promise<void> {
  const [row] = await sql.query<{ readonly epoch: number; readonly epochs: number; readonly rung: number }>(
    `UPDATE lenet5_sweep.trial SET state = 'active', rung = rung + 1 WHERE id = $1 RETURNING epoch, epochs, rung`,
    [trial],
  );
  if (!row) return;
  const { epoch, epochs, rung } = row;
  const to = segmentEnd(epoch, epochs, spec.segmentEpochs, rungs(spec.scheduler, epochs));
  await addEvent(sql, id, trial, 'promote', { rung, epoch });
  await queueTrainings(sql, id, [{ trial, from: epoch, to, priority: 1 + rung }]);
}
