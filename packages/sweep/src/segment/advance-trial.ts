import type { Sql } from '../database/database.js';
import { rungs, segmentEnd } from '../scheduler/rungs.js';
import type { Claim } from './claim-segment.js';
import { endSweepIfDone } from './end-sweep.js';
import { endTrial } from './end-trial.js';
import { lockSweep } from './lock-sweep.js';
import { promoteTrials } from './promote-trials.js';
import { queueTrainings } from './queue-segment.js';
import type { SegmentResult } from './segment-result.js';

/** What follows a segment unless the sweep was stopped: the next one, a pause at a rung, or the end of the trial. */
export type Next = 'segment' | 'pause' | 'end';

/** Completed epochs of the trial after a segment. */
function epochAfter({ segment }: Claim, { epochs }: SegmentResult): number {
  return epochs.at(-1)?.epoch ?? segment.from_epoch;
}

/** Decides what follows a segment. */
export function nextOf(claim: Claim, result: SegmentResult): Next {
  const { trial, spec } = claim;
  const epoch = epochAfter(claim, result);
  if (result.endedEarly !== undefined || epoch >= trial.epochs) return 'end';
  return rungs(spec.scheduler, trial.epochs).includes(epoch) ? 'pause' : 'segment';
}

/** Queues or ends what follows a counted segment, in the transaction `sql`. */
export async function advanceTrial(sql: Sql, claim: Claim, result: SegmentResult, next: Next): Promise<void> {
  const { segment, trial, spec } = claim;
  const { sweep_id: sweep } = segment;
  const epoch = epochAfter(claim, result);
  const locked = await lockSweep(sql, sweep, next === 'segment' ? 'going-on' : 'counting');
  if (next === 'end') {
    await endTrial(sql, sweep, trial.id, 'completed', result.endedEarly ?? null);
  } else if (locked.state === 'stopped') {
    await endTrial(sql, sweep, trial.id, 'stopped', locked.reason);
  } else if (next === 'pause') {
    await sql.query(`UPDATE lenet5_sweep.trial SET state = 'waiting' WHERE id = $1`, [trial.id]);
    await promoteTrials(sql, locked, epoch);
  } else {
    const pauses = rungs(spec.scheduler, trial.epochs);
    const to = segmentEnd(epoch, trial.epochs, spec.segmentEpochs, pauses);
    await queueTrainings(sql, sweep, [{ trial: trial.id, from: epoch, to, priority: 1 + trial.rung }]);
  }
  if (next !== 'segment') await endSweepIfDone(sql, sweep);
}
