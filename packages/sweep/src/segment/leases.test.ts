import { describe, expect, it } from 'vitest';
import { createSweep } from '../coordinator/create-sweep.js';
import { specOf } from '../coordinator/sweep-options.js';
import { readResults } from '../results/read-results.js';
import { SimulatedTrainer, simulatedWeights } from '../simulation/simulated-trainer.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { runSweep } from '../testing/run-sweep.js';
import { type Claim, claimSegment } from './claim-segment.js';
import { commitSegment } from './commit-segment.js';
import { LeaseWatch } from './leases.js';
import { returnSegment } from './return-segment.js';

const ONE = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const LEASE = 30;

describe('a segment', () => {
  const database = openTestDatabase();

  async function start(epochs = 2): Promise<{ id: number; claim: Claim }> {
    const spec = specOf({ database: 'unused' });
    const { id } = await createSweep(database, { spec, space: { options: { epochs } } });
    return { id, claim: await take(id, ONE) };
  }

  async function take(id: number, worker: string): Promise<Claim> {
    const claim = await claimSegment(database, id, worker);
    if (typeof claim === 'string') throw new Error(claim);
    return claim;
  }

  function train({ segment, trial, spec, checkpoint }: Claim) {
    const { kernels, validation } = spec;
    const task = {
      options: trial.options,
      epochs: trial.epochs,
      toEpoch: segment.to_epoch,
      kernels,
      validation,
      checkpoint,
    };
    return new SimulatedTrainer().train(
      { ...task, threads: 1, data: 'bundled' },
      new AbortController().signal,
    );
  }

  it('whose worker sleeps longer than its lease is taken over, and its late result does not count', async () => {
    const { id, claim } = await start();
    const watch = new LeaseWatch(database, LEASE);
    await watch.check(0);
    expect(await watch.check(LEASE * 1000 - 1)).toBe(0);
    expect(await watch.check(LEASE * 1000)).toBe(1);
    const second = await take(id, OTHER);
    // The sleeper wakes while the other worker trains, and again after it.
    expect(await commitSegment(database, claim, ONE, await train(claim))).toBe(false);
    expect(await commitSegment(database, second, OTHER, await train(second))).toBe(true);
    expect(await commitSegment(database, claim, ONE, await train(claim))).toBe(false);
    const rest = await take(id, OTHER);
    await commitSegment(database, rest, OTHER, await train(rest));
    const { trials, state } = await readResults(database, id);
    expect(state).toBe('completed');
    expect(trials[0]).toMatchObject({
      epoch: 2,
      weightsSha256: simulatedWeights({ epochs: 2, seed: 42 }, 2),
    });
    const late = await database.query(
      `SELECT 1 FROM lenet5_sweep.event WHERE sweep_id = $1 AND type = 'late-result'`,
      [id],
    );
    expect(late).toHaveLength(2);
  });

  it('stays with a worker that reports, whatever the clocks say', async () => {
    const { claim } = await start();
    const watch = new LeaseWatch(database, LEASE);
    await watch.check(0);
    await database.query('UPDATE lenet5_sweep.segment SET beats = beats + 1 WHERE id = $1', [
      claim.segment.id,
    ]);
    expect(await watch.check(LEASE * 1000)).toBe(0);
    expect(await watch.check(2 * LEASE * 1000)).toBe(1);
  });

  it('counts once if the answer to its commit is lost and the commit is repeated', async () => {
    const { id, claim } = await start(1);
    const result = await train(claim);
    expect(await commitSegment(database, claim, ONE, result)).toBe(true);
    expect(await commitSegment(database, claim, ONE, result)).toBe(true);
    const events = await database.query<{ type: string }>(
      'SELECT type FROM lenet5_sweep.event WHERE sweep_id = $1 ORDER BY id',
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual(['trial-start', 'segment', 'trial-end', 'sweep-state']);
  });

  it('whose claim was lost with the server is taken by another worker, and only its result counts', async () => {
    const { id, claim } = await start(1);
    // The state before the claim, whose commit had not reached the disk.
    await database.query(
      `UPDATE lenet5_sweep.segment SET state = 'queued', attempt = attempt - 1, worker_id = NULL WHERE id = $1`,
      [claim.segment.id],
    );
    await database.query(`UPDATE lenet5_queue.job SET state = 'created' WHERE id = $1`, [
      claim.segment.job_id,
    ]);
    const second = await take(id, OTHER);
    expect(second.segment.attempt).toBe(claim.segment.attempt);
    expect(await commitSegment(database, claim, ONE, await train(claim))).toBe(false);
    expect(await returnSegment(database, claim.segment, { kind: 'given-back' })).toBe(false);
    expect(await commitSegment(database, second, OTHER, await train(second))).toBe(true);
    expect(await readResults(database, id)).toMatchObject({ state: 'completed' });
  });

  it('that fails three times ends its trial as failed', async () => {
    const { id, claim } = await start();
    let current = claim;
    for (const attempt of [1, 2, 3]) {
      await returnSegment(database, current.segment, {
        kind: 'failed',
        error: `out of memory ${attempt}`,
        final: false,
      });
      if (attempt < 3) current = await take(id, OTHER);
    }
    const { trials, state } = await readResults(database, id);
    expect({ state, ...trials[0] }).toMatchObject({ state: 'failed', reason: 'out of memory 3', epoch: 0 });
    expect(await claimSegment(database, id, ONE)).toBe('none');
  });

  it('that was queued before the clock of the server was set back is taken, and its sweep ends', async () => {
    const { end } = await runSweep({
      space: { options: { epochs: 1 } },
      worker: false,
      signal: AbortSignal.timeout(1),
    });
    // Seen from the new time, everything was written in the future.
    for (const column of ['created_on', 'start_after', 'keep_until']) {
      const text = `UPDATE lenet5_queue.job SET ${column} = ${column} + interval '1 hour' WHERE name = $1`;
      await database.query(text, [`sweep-${end.sweep}`]);
    }
    const resumed = await runSweep({ resume: end.sweep });
    expect(resumed.end.state).toBe('completed');
  });
});
