import type { Database } from '../database/database.js';
import type { SegmentRow } from '../segment/rows.js';

/** Signs of life within the duration of a lease: one may be late and one may be lost. */
const BEATS_PER_LEASE = 4;

/** The segments that a worker trains now. Counts up their beats while the worker lives, and aborts those that it lost. */
export class HeldSegments {
  readonly #database: Database;
  readonly #worker: string;
  readonly #milliseconds: number;
  #segments = new Map<SegmentRow, AbortController>();
  #timer: NodeJS.Timeout | undefined;
  #isBeating = false;

  constructor(database: Database, worker: string, leaseSeconds: number) {
    this.#database = database;
    this.#worker = worker;
    this.#milliseconds = (leaseSeconds * 1000) / BEATS_PER_LEASE;
  }

  /** Begins to report. */
  start(): void {
    this.#timer = setInterval(() => void this.beat(), this.#milliseconds);
  }

  /** Ends the reports. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Holds a segment. The signal is aborted when it is lost. */
  hold(segment: SegmentRow): AbortSignal {
    const controller = new AbortController();
    this.#segments.set(segment, controller);
    return controller.signal;
  }

  /** Holds a segment no more. */
  release(segment: SegmentRow): void {
    this.#segments.delete(segment);
  }

  /** Aborts all trainings. */
  abortAll(): void {
    for (const controller of this.#segments.values()) controller.abort();
  }

  /** Reports once. If the database is away, the next report follows when it is back. */
  async beat(): Promise<void> {
    if (this.#isBeating) return;
    this.#isBeating = true;
    try {
      await this.#database.query(
        `UPDATE lenet5_sweep.worker SET beats = beats + 1, seen_at = now(),
           state = CASE WHEN state = 'lost' THEN 'active' ELSE state END WHERE id = $1`,
        [this.#worker],
      );
      await this.#report();
    } catch {
      // The slots use the same database, and report why it fails.
    } finally {
      this.#isBeating = false;
    }
  }

  async #report(): Promise<void> {
    const held = [...this.#segments];
    if (held.length === 0) return;
    const rows = await this.#database.query<{ readonly id: number; readonly attempt: number }>(
      `UPDATE lenet5_sweep.segment s SET beats = beats + 1
       FROM unnest($1::int[], $2::int[]) AS mine(id, attempt)
       WHERE s.id = mine.id AND s.attempt = mine.attempt AND s.worker_id = $3 AND s.state = 'running'
       RETURNING s.id, s.attempt`,
      [held.map(([{ id }]) => id), held.map(([{ attempt }]) => attempt), this.#worker],
    );
    for (const [segment, controller] of held) {
      const isMine = rows.some(({ id, attempt }) => id === segment.id && attempt === segment.attempt);
      if (!isMine && this.#segments.has(segment)) controller.abort();
    }
  }
}
