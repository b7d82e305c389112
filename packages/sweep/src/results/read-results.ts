import type { Database } from '../database/database.js';
import { NoSweepError } from '../errors/database-errors.js';
import type { SweepState } from '../segment/lock-sweep.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';
import { groupSettings } from './group-settings.js';
import type { SweepResults, TrialResult } from './sweep-results.js';

/** A row of the view of trials. */
interface ResultRow {
  readonly number: number;
  readonly state: TrialResult['state'];
  readonly reason: string | null;
  readonly options: TrialOptions;
  readonly epoch: number;
  readonly epochs: number;
  readonly rung: number;
  readonly best_epoch: number | null;
  readonly weights_sha256: string | null;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly val_loss: number | null;
  readonly val_accuracy: number | null;
  readonly seconds: number | null;
}

/**
 * Reads the results of a sweep so far.
 *
 * @param baselineTrial A trial of the setting that the others are compared with. Default: the first trial.
 * @throws NoSweepError
 */
export async function readResults(
  database: Database,
  sweep: number,
  baselineTrial?: number,
): Promise<SweepResults> {
  const [row] = await database.query<{
    readonly state: SweepState;
    readonly reason: string | null;
    readonly spec: SweepSpec;
  }>('SELECT state, reason, spec FROM lenet5_sweep.sweep WHERE id = $1', [sweep]);
  if (!row) throw new NoSweepError(`sweep ${sweep}`);
  const rows = await database.query<ResultRow>(
    `SELECT t.number, t.state, t.reason, t.options, t.epoch, t.epochs, t.rung, t.best_epoch, t.weights_sha256,
       e.loss, e.accuracy, e.val_loss, e.val_accuracy,
       (SELECT sum(seconds) FROM lenet5_sweep.epoch s WHERE s.trial_id = t.id) AS seconds
     FROM lenet5_sweep.trial t LEFT JOIN lenet5_sweep.epoch e ON e.trial_id = t.id AND e.epoch = t.epoch
     WHERE t.sweep_id = $1 ORDER BY t.number`,
    [sweep],
  );
  const trials = rows.map(toTrial);
  if (baselineTrial !== undefined && !trials.some(({ trial }) => trial === baselineTrial)) {
    throw NoSweepError.ofTrial(sweep, baselineTrial, trials.length);
  }
  return {
    sweep,
    ...row,
    ...splitOptions(trials),
    trials,
    ...groupSettings(trials, row.spec.objective, baselineTrial ?? trials[0]?.trial),
    verified: await readVerified(database, sweep),
    ...(row.spec.validation === 'test' && { comparedOnTestImages: true as const }),
  };
}

function toTrial(row: ResultRow): TrialResult {
  const {
    number: trial,
    best_epoch,
    weights_sha256,
    loss,
    accuracy,
    val_loss,
    val_accuracy,
    seconds,
    ...rest
  } = row;
  const known = {
    loss,
    accuracy,
    val_loss,
    val_accuracy,
    bestEpoch: best_epoch,
    weightsSha256: weights_sha256,
  };
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
  return { trial, ...rest, seconds: seconds ?? 0, ...given };
}

/** The options that all trials share, and the names of the others in the order of their first appearance. */
function splitOptions(trials: readonly TrialResult[]): Pick<SweepResults, 'common' | 'varied'> {
  const names = [...new Set(trials.flatMap(({ options }) => Object.keys(options)))].filter(
    (name) => name !== 'seed',
  );
  const valuesOf = (name: string) => new Set(trials.map(({ options }) => Object(options)[name]));
  const varied = names.filter((name) => valuesOf(name).size > 1);
  const common = names.filter((name) => !varied.includes(name)).map((name) => [name, [...valuesOf(name)][0]]);
  return { common: Object.fromEntries(common), varied };
}

async function readVerified(database: Database, sweep: number): Promise<SweepResults['verified']> {
  const [row] = await database.query<SweepResults['verified']>(
    `SELECT count(*) FILTER (WHERE state IN ('queued', 'running'))::int AS open,
       count(*) FILTER (WHERE same_weights)::int AS same, count(*) FILTER (WHERE NOT same_weights)::int AS different,
       count(*) FILTER (WHERE state = 'done' AND by_another_worker)::int AS "byOthers"
     FROM lenet5_sweep.verifications WHERE sweep_id = $1`,
    [sweep],
  );
  return row ?? { open: 0, same: 0, different: 0, byOthers: 0 };
}
