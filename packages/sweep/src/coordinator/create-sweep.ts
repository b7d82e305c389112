import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Database, Sql } from '../database/database.js';
import { createQueue } from '../database/queue.js';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import { endSweepIfDone } from '../segment/end-sweep.js';
import { expandSpace, settingKey } from '../space/expand-space.js';
import { mergeSpaces } from '../space/merge-spaces.js';
import type { Space } from '../space/space.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';
import { PACKAGE_VERSION } from '../worker/package-version.js';

/** The epochs of a trial whose options do not say: the default of `train()`. */
const DEFAULT_EPOCHS = 10;

/** Trials per statement, to stay below PostgreSQL's limits. */
const PART = 1000;

/** A sweep that was created. */
export interface CreatedSweep {
  readonly id: number;
  readonly trials: number;
}

/** A sweep to create. */
export interface NewSweep {
  readonly spec: SweepSpec;
  readonly space: Space;
  /** Only the first so many trials of the space. Default all. */
  readonly maxTrials?: number | undefined;
}

/** Creates a sweep with all its trials, and queues the first segments. */
export async function createSweep(
  database: Database,
  { spec, space, maxTrials = Number.POSITIVE_INFINITY }: NewSweep,
): Promise<CreatedSweep> {
  const trials = orderTrials(spec, space).slice(0, maxTrials);
  const id = await database.transaction(async (sql) => {
    const [row] = await sql.query<{ readonly id: number }>(
      'INSERT INTO lenet5_sweep.sweep (spec, space, package) VALUES ($1, $2, $3) RETURNING id',
      [JSON.stringify(spec), JSON.stringify(space), PACKAGE_VERSION],
    );
    if (!row) throw new Error('the sweep was not inserted');
    await addTrials(sql, row.id, trials, 1);
    await createQueue(sql, row.id);
    await endSweepIfDone(sql, row.id);
    return row.id;
  });
  return { id, trials: trials.length };
}

/**
 * Adds the trials that a sweep does not have yet, and starts them. A sweep that is complete runs again.
 *
 * @param changes What differs from the space that the sweep was started with.
 * @returns The number of new trials.
 * @throws InvalidSweepError if the sweep was stopped, or the space is not valid.
 */
export async function extendSweep(database: Database, sweep: number, changes: Space): Promise<number> {
  return database.transaction(async (sql) => {
    const [row] = await sql.query<{
      readonly state: string;
      readonly space: Space;
      readonly last: number;
    }>(
      `SELECT state, space, (SELECT coalesce(max(number), 0) FROM lenet5_sweep.trial WHERE sweep_id = $1)::int AS last
       FROM lenet5_sweep.sweep WHERE id = $1 FOR NO KEY UPDATE`,
      [sweep],
    );
    if (!row || row.state === 'stopped') {
      const remedy = 'start a new sweep';
      throw new InvalidSweepError({
        problem: 'a stopped sweep cannot be extended',
        found: `sweep ${sweep}`,
        remedy,
      });
    }
    const trials = expandSpace(mergeSpaces(row.space, changes));
    const added = await addTrials(sql, sweep, trials, row.last + 1);
    if (added > 0 && row.state === 'completed') {
      await sql.query(`UPDATE lenet5_sweep.sweep SET state = 'running', ended_at = NULL WHERE id = $1`, [
        sweep,
      ]);
    }
    await endSweepIfDone(sql, sweep);
    return added;
  });
}

/**
 * The order in which trials begin. Successive halving compares each trial with those before it, so it needs an order that says
 * nothing about their quality: a random one, which depends on the seed of the samples.
 */
function orderTrials({ scheduler }: SweepSpec, space: Space): TrialOptions[] {
  const ordered = expandSpace(space);
  if (scheduler.name === 'none') return ordered;
  const generator = xoroshiro128plus(space.sampleSeed ?? 1);
  for (let last = ordered.length - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    [ordered[last], ordered[other]] = [ordered[other] as TrialOptions, ordered[last] as TrialOptions];
  }
  return ordered;
}

async function addTrials(
  sql: Sql,
  sweep: number,
  trials: readonly TrialOptions[],
  first: number,
): Promise<number> {
  let added = 0;
  for (let start = 0; start < trials.length; start += PART) {
    const part = trials.slice(start, start + PART).map((options, index) => ({
      number: first + start + index,
      options,
      setting: settingKey(options),
      seed: options.seed,
      epochs: options.epochs ?? DEFAULT_EPOCHS,
    }));
    const rows = await sql.query(
      `INSERT INTO lenet5_sweep.trial (sweep_id, number, options, setting, seed, epochs)
       SELECT $1, number, options, setting, seed, epochs
       FROM jsonb_to_recordset($2) AS new(number int, options jsonb, setting text, seed int8, epochs int)
       ORDER BY number ON CONFLICT (sweep_id, setting, seed) DO NOTHING RETURNING id`,
      [sweep, JSON.stringify(part)],
    );
    added += rows.length;
  }
  return added;
}
