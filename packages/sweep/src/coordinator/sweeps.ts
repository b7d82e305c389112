import { findUnknownOptions } from '@lenet5/core';
import type { EpochEvent } from '@lenet5/trainer';
import { NoSweepError } from '../errors/database-errors.js';
import { InvalidSweepError } from '../errors/invalid-sweep-error.js';
import { readResults } from '../results/read-results.js';
import { readCurves, readTrial, type SavedTrial } from '../results/read-trial.js';
import type { SweepResults } from '../results/sweep-results.js';
import type { SweepState } from '../segment/lock-sweep.js';
import { pauseSweep, stopSweep } from './control-sweep.js';
import { EventReader } from './event-reader.js';
import { type OpenDatabase, openDatabase } from './open-database.js';
import type { SweepEvent } from './sweep-events.js';
import type { SweepDatabase } from './sweep-options.js';
import { readState, type SweepStatus } from './sweep-status.js';

/** How to open the sweeps of a database. */
export interface OpenSweepsOptions {
  /** A URL such as `postgres://user@host/database`, or `{ folder }` for the embedded server with its data there. */
  readonly database: SweepDatabase;
}

/** Seconds for which a database that does not answer is tried again. */
const PATIENCE_SECONDS = 30;

/** The sweeps of a database: reads their results, and pauses or stops them. */
export class Sweeps {
  readonly #open: OpenDatabase;

  private constructor(open: OpenDatabase) {
    this.#open = open;
  }

  /** The same as {@link openSweeps}. */
  static async open(options: OpenSweepsOptions): Promise<Sweeps> {
    const { database } = options;
    const folder = typeof database === 'string' ? database : Object(database).folder;
    const [problem] = findUnknownOptions(options, ['database']);
    if (problem) throw new InvalidSweepError(problem);
    if (typeof folder === 'string' && folder !== '')
      return new Sweeps(await openDatabase(database, PATIENCE_SECONDS));
    const remedy = 'use a URL such as postgres://user@host/database, or { folder }';
    throw new InvalidSweepError({ problem: 'database is invalid', found: String(folder), remedy });
  }

  /** The URL of the database, with the password. */
  get url(): string {
    return this.#open.url;
  }

  /** Decisions that the user may want to know, one line each. */
  get notes(): readonly string[] {
    return this.#open.notes;
  }

  /**
   * The number of the latest sweep.
   *
   * @throws NoSweepError if there is none.
   */
  async latest(): Promise<number> {
    const [row] = await this.#open.database.query<{ readonly id: number }>(
      'SELECT id FROM lenet5_sweep.sweep ORDER BY id DESC LIMIT 1',
    );
    if (!row) throw new NoSweepError(`the database at ${this.#open.where} has none`);
    return row.id;
  }

  /** Where a sweep stands. Throws NoSweepError. */
  async status(sweep: number): Promise<SweepStatus> {
    const status = await readState(this.#open.database, sweep);
    if (!status) throw new NoSweepError(`sweep ${sweep}`);
    return status;
  }

  /**
   * The results of a sweep so far.
   *
   * @param baseline A trial of the setting that the others are compared with. Default: the first trial.
   * @throws NoSweepError
   */
  results(sweep: number, baseline?: number): Promise<SweepResults> {
    return readResults(this.#open.database, sweep, baseline);
  }

  /** The epochs of all trials of a sweep, by the number of the trial. */
  async curves(sweep: number): Promise<ReadonlyMap<number, readonly EpochEvent[]>> {
    return readCurves(this.#open.database, sweep);
  }

  /**
   * A trial with its epochs and its checkpoints.
   *
   * @param number Its number within the sweep.
   * @throws NoSweepError
   */
  trial(sweep: number, number: number): Promise<SavedTrial> {
    return readTrial(this.#open.database, sweep, number);
  }

  /** All events of a sweep so far, in their order: what `sweep()` yielded of them. */
  async events(sweep: number): Promise<SweepEvent[]> {
    const reader = EventReader.fromStart(this.#open.database, sweep);
    const events: SweepEvent[] = [];
    for (let part = await reader.next(); part.length > 0; part = await reader.next()) events.push(...part);
    return events;
  }

  /** Pauses a running sweep after the segments that are running. Returns its state. Throws NoSweepError. */
  pause(sweep: number): Promise<SweepState> {
    return pauseSweep(this.#open.database, sweep);
  }

  /** Stops a sweep; trials end after their current segment. Returns its state. Throws NoSweepError. */
  stop(sweep: number, reason = 'the sweep was stopped'): Promise<SweepState> {
    return stopSweep(this.#open.database, sweep, reason);
  }

  /** Closes the connections, and stops the embedded server if it was started to open the sweeps. */
  close(): Promise<void> {
    return this.#open.close();
  }
}

/**
 * Opens the sweeps of a database. Starts the embedded server if a folder is given and it does not run.
 *
 * @throws InvalidSweepError, DatabaseUnreachableError, SchemaVersionError; for the embedded server
 * EmbeddedPostgresMissingError, EmbeddedServerError, NoServerAccountError
 *
 * @example
 * ```ts
 * import { openSweeps } from '@lenet5/sweep';
 *
 * try {
 *   await openSweeps({ database: '' });
 * } catch (error) {
 *   console.log(Object(error).code); // SWEEP_OPTION_INVALID
 * }
 * ```
 */
export function openSweeps(options: OpenSweepsOptions): Promise<Sweeps> {
  return Sweeps.open(options);
}
