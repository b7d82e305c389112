import type { EpochEvent } from '@lenet5/trainer';
import { readState } from '../coordinator/sweep-status.js';
import type { Database } from '../database/database.js';
import { NoSweepError } from '../errors/database-errors.js';
import type { SavedCheckpoint } from '../segment/segment-result.js';
import type { SweepSpec } from '../space/sweep-spec.js';
import type { TrialOptions } from '../space/sweepable.js';

/** A trial as the database has it: enough to write its run folder. */
export interface SavedTrial {
  readonly trial: number;
  readonly state: string;
  readonly options: TrialOptions;
  readonly spec: SweepSpec;
  /** Completed epochs. */
  readonly epoch: number;
  readonly epochs: number;
  readonly bestEpoch: number;
  /** The start event of the first segment. */
  readonly start: object;
  /** The epoch events, from the first. */
  readonly history: readonly EpochEvent[];
  /** The newest checkpoint. */
  readonly last: SavedCheckpoint;
  /** The checkpoint of the best epoch. */
  readonly best: SavedCheckpoint;
}

const EPOCH_COLUMNS = `e.epoch, e.loss, e.accuracy, e.val_loss, e.val_accuracy, e.seconds,
  e.images_per_second AS "imagesPerSecond", e.learning_rate AS "learningRate"`;

type EpochRow = Omit<EpochEvent, 'type'>;

/** Reads a trial. Throws NoSweepError if there is none, or if no epoch of it is trained. */
export async function readTrial(database: Database, sweep: number, number: number): Promise<SavedTrial> {
  const [row] = await database.query<Omit<SavedTrial, 'history' | 'last' | 'best'> & { readonly id: number }>(
    `SELECT t.id, t.number AS trial, t.state, t.options, s.spec, t.epoch, t.epochs, t.best_epoch AS "bestEpoch", t.start
     FROM lenet5_sweep.trial t JOIN lenet5_sweep.sweep s ON s.id = t.sweep_id
     WHERE t.sweep_id = $1 AND t.number = $2`,
    [sweep, number],
  );
  if (!row) {
    const { trials } = (await readState(database, sweep)) ?? {};
    if (trials === undefined) throw new NoSweepError(`sweep ${sweep}`);
    throw NoSweepError.ofTrial(sweep, number, trials);
  }
  if (row.epoch === 0) throw NoSweepError.ofTrial(sweep, number, number, true);
  const { id, ...trial } = row;
  const epochs = await database.query<EpochRow>(
    `SELECT ${EPOCH_COLUMNS} FROM lenet5_sweep.epoch e WHERE e.trial_id = $1 ORDER BY e.epoch`,
    [id],
  );
  const checkpoints = await database.query<SavedCheckpoint>(
    'SELECT epoch, bytes FROM lenet5_sweep.checkpoint WHERE trial_id = $1',
    [id],
  );
  const at = (epoch: number): SavedCheckpoint => {
    const found = checkpoints.find((one) => one.epoch === epoch);
    if (!found) throw new Error(`trial ${number} has no checkpoint of epoch ${epoch}`);
    return found;
  };
  return { ...trial, history: epochs.map(toEvent), last: at(trial.epoch), best: at(trial.bestEpoch) };
}

/** Reads the epochs of all trials of a sweep. */
export async function readCurves(database: Database, sweep: number): Promise<Map<number, EpochEvent[]>> {
  const rows = await database.query<EpochRow & { readonly trial: number }>(
    `SELECT t.number AS trial, ${EPOCH_COLUMNS} FROM lenet5_sweep.epoch e
     JOIN lenet5_sweep.trial t ON t.id = e.trial_id WHERE t.sweep_id = $1 ORDER BY t.number, e.epoch`,
    [sweep],
  );
  const curves = new Map<number, EpochEvent[]>();
  for (const { trial, ...epoch } of rows) curves.set(trial, [...(curves.get(trial) ?? []), toEvent(epoch)]);
  return curves;
}

function toEvent(row: EpochRow): EpochEvent {
  return { type: 'epoch', ...row };
}
