import type { Database } from '../database/database.js';
import type { SweepEvent } from './sweep-events.js';

/** A row of the table of events. */
interface EventRow {
  readonly id: string;
  readonly transaction: string;
  readonly type: string;
  readonly trial: number | null;
  readonly data: object;
}

const MOST = 500;

/**
 * Reads the events of a sweep in the order of their transactions. Events of a transaction that is still open could come
 * before others that are committed, so only those are read that no open transaction precedes.
 */
export class EventReader {
  readonly #database: Database;
  readonly #sweep: number;
  #after: readonly [transaction: string, id: string];

  private constructor(database: Database, sweep: number, after: readonly [string, string]) {
    this.#database = database;
    this.#sweep = sweep;
    this.#after = after;
  }

  /** Starts at the first event. */
  static fromStart(database: Database, sweep: number): EventReader {
    return new EventReader(database, sweep, ['0', '0']);
  }

  /** Starts after the events that exist now. */
  static async fromNow(database: Database, sweep: number): Promise<EventReader> {
    const [row] = await database.query<{ readonly xmin: string }>(
      'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin',
    );
    return new EventReader(database, sweep, [row?.xmin ?? '0', '0']);
  }

  /** The next events, at most 500. */
  async next(): Promise<SweepEvent[]> {
    const rows = await this.#database.query<EventRow>(
      `SELECT e.id::text, e.transaction::text, e.type, e.data, t.number AS trial
       FROM lenet5_sweep.event e LEFT JOIN lenet5_sweep.trial t ON t.id = e.trial_id
       WHERE e.sweep_id = $1 AND (e.transaction, e.id) > ($2::xid8, $3::int8)
         AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())
       ORDER BY e.transaction, e.id LIMIT ${MOST}`,
      [this.#sweep, ...this.#after],
    );
    const last = rows.at(-1);
    if (last) this.#after = [last.transaction, last.id];
    return rows.map(
      ({ type, trial, data }) => ({ type, ...(trial !== null && { trial }), ...data }) as SweepEvent,
    );
  }
}
