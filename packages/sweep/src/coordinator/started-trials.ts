import type { Sql } from '../database/database.js';
import type { TrialOptions } from '../space/sweepable.js';
import type { TrialStartEvent } from './sweep-events.js';

/** The names of the options that differ between the trials of a sweep, except for the seed, in the order of the results. */
export async function readVaried(sql: Sql, sweep: number): Promise<string[]> {
  const rows = await sql.query<{ readonly name: string }>(
    `SELECT o.key AS name FROM lenet5_sweep.trial t, jsonb_each(t.options) o
     WHERE t.sweep_id = $1 AND o.key <> 'seed' GROUP BY o.key
     HAVING count(DISTINCT o.value) > 1 OR count(*) < (SELECT count(*) FROM lenet5_sweep.trial WHERE sweep_id = $1)
     ORDER BY length(o.key), o.key`,
    [sweep],
  );
  return rows.map(({ name }) => name);
}

/** A start event for each trial that is in progress. */
export async function readStarted(sql: Sql, sweep: number): Promise<TrialStartEvent[]> {
  const rows = await sql.query<{
    readonly trial: number;
    readonly options: TrialOptions;
    readonly epochs: number;
    readonly epoch: number;
    readonly waits: boolean;
  }>(
    `SELECT number AS trial, options, epochs, epoch, state = 'waiting' AS waits FROM lenet5_sweep.trial
     WHERE sweep_id = $1 AND state IN ('active', 'waiting') AND started_at IS NOT NULL ORDER BY number`,
    [sweep],
  );
  return rows.map(({ trial, options, epochs, epoch, waits }) => {
    const mark = waits ? { paused: true as const } : {};
    return { type: 'trial-start', trial, seed: options.seed, options, epochs, epoch, ...mark };
  });
}
