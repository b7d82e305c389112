import type { Database } from '../database/database.js';
import { returnSegment } from './return-segment.js';
import { SEGMENT_COLUMNS, type SegmentRow } from './rows.js';

/** The last change that was seen of a running segment. */
interface Sighting {
  readonly attempt: number;
  readonly beats: number;
  readonly since: number;
}

/**
 * Finds running segments whose worker no longer reports, and returns them to the queue. A worker counts up the beats of its
 * segments; a segment whose beats do not change for the duration of a lease, measured with the monotonic clock of the
 * observer, is lost. So no clock of another machine matters.
 */
export class LeaseWatch {
  readonly #database: Database;
  readonly #leaseSeconds: number;
  #seen = new Map<number | string, Sighting>();

  constructor(database: Database, leaseSeconds: number) {
    this.#database = database;
    this.#leaseSeconds = leaseSeconds;
  }

  /**
   * Looks at all running segments once. Returns the number that were lost.
   *
   * @param now Milliseconds of a monotonic clock.
   */
  async check(now: number = performance.now()): Promise<number> {
    const rows = await this.#database.query<SegmentRow>(
      `SELECT ${SEGMENT_COLUMNS} FROM lenet5_sweep.segment WHERE state = 'running'`,
    );
    const workers = await this.#database.query<{ readonly id: string; readonly beats: number }>(
      `SELECT id, beats FROM lenet5_sweep.worker WHERE state = 'active'`,
    );
    const seen = new Map<number | string, Sighting>();
    let lost = 0;
    for (const row of rows) {
      if (this.#isOver(row, seen, now) && (await returnSegment(this.#database, row, { kind: 'lost' })))
        lost += 1;
    }
    for (const row of workers)
      if (this.#isOver({ ...row, attempt: 0 }, seen, now)) await this.#loseWorker(row);
    this.#seen = seen;
    return lost;
  }

  #isOver(
    { id, attempt, beats }: Omit<Sighting, 'since'> & { readonly id: number | string },
    seen: Map<number | string, Sighting>,
    now: number,
  ): boolean {
    const last = this.#seen.get(id);
    const isSame = last !== undefined && last.attempt === attempt && last.beats === beats;
    const sighting = isSame ? last : { attempt, beats, since: now };
    seen.set(id, sighting);
    return now - sighting.since >= this.#leaseSeconds * 1000;
  }

  /** A worker that reports again is active again. */
  async #loseWorker({ id, beats }: { readonly id: string; readonly beats: number }): Promise<void> {
    const text = `UPDATE lenet5_sweep.worker SET state = 'lost' WHERE id = $1 AND beats = $2 AND state = 'active'`;
    await this.#database.query(text, [id, beats]);
  }
}
