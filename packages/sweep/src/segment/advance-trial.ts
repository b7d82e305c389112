import type { Sql } from '../database/database.js';
import { rungs, segmentEnd } from '../scheduler/rungs.js';
import type { Claim } from './claim-segment.js';
import { endSweepIfDone } from './end-sweep.js';
import { endTrial } from './end-trial.js';
import { lockSweep } from './lock-sweep.js';
import { promoteTrials } from './promote-trials.js';
import { queueTraining } from './queue-segment.js';

/**
 * Decides what follows a counted segment: the next one, a pause at a rung, or the end of the trial.
 *
 * @param epoch Completed epochs of the trial.
 * @param endedEarly Why early stopping ended the training, if it did.
 */
export async function advanceTrial(
  sql: Sql,
  { segment, trial, spec }: Claim,
  epoch: number,
  endedEarly: string | undefined,
): Promise<void> {
  const { sweep_id: sweep } = segment;
  const pauses = rungs(spec.scheduler, trial.epochs);
  const isComplete = endedEarly !== undefined || epoch >= trial.epochs;
  const isRung = pauses.includes(epoch);
  const locked = await lockSweep(sql, sweep, isComplete || isRung ? 'alone' : 'shared');
  if (isComplete) {
    await endTrial(sql, sweep, trial.id, 'completed', endedEarly ?? null);
  } else if (locked.state === 'stopped') {
    await endTrial(sql, sweep, trial.id, 'stopped', locked.reason);
  } else if (isRung) {
    await sql.query(`UPDATE lenet5_sweep.trial SET state = 'waiting' WHERE id = $1`, [trial.id]);
    await promoteTrials(sql, locked, epoch);
  } else {
    const to = segmentEnd(epoch, trial.epochs, spec.segmentEpochs, pauses);
    await queueTraining(sql, { sweep, trial: trial.id, from: epoch, to, priority: 1 + trial.rung });
  }
  if (isComplete || isRung) await endSweepIfDone(sql, sweep);
}
