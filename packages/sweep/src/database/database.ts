import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseUnreachableError } from '../errors/database-errors.js';
import { isTransient } from './transient.js';

/** Something that runs SQL: the database, or a transaction. */
export interface Sql {
  /** Runs a statement and returns its rows. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** How to connect. */
export interface DatabaseOptions {
  readonly url: string;
  /** Most connections at a time. */
  readonly connections: number;
  /** Seconds during which a failure that may pass is tried again. */
  readonly patience: number;
  /** Ends the attempts. */
  readonly signal?: AbortSignal | undefined;
}

/** How a transaction ends. */
export interface TransactionOptions {
  /**
   * Whether the commit waits until the transaction is on the disk. Default true. Otherwise it may be undone, as a whole and
   * together with all later ones, if the server dies within the next second.
   */
  readonly durable?: boolean;
}

const BEGIN_FAST = 'BEGIN; SET LOCAL synchronous_commit = off';

/** Seconds for which a database is tried at first, before anything depends on it. */
export const FIRST_PATIENCE_SECONDS = 15;

const FIRST_DELAY = 50;
const LONGEST_DELAY = 2000;

/** A PostgreSQL database. A statement or transaction that fails because the server is away is repeated. */
export class Database implements Sql {
  readonly #pool: pg.Pool;
  readonly #options: DatabaseOptions;
  /** False behind a pooler that does not keep prepared statements, such as PgBouncer before 1.21 in transaction mode. */
  #isPrepared = true;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#pool = new pg.Pool({
      connectionString: options.url,
      max: options.connections,
      connectionTimeoutMillis: 10_000,
      application_name: 'lenet5 sweep',
    });
    // A connection that breaks while it is idle: the next query opens another one.
    this.#pool.on('error', () => undefined);
  }

  /** Host, port and database, without the user and the password. */
  get where(): string {
    return describeUrl(this.#options.url);
  }

  /** @throws DatabaseUnreachableError after the patience. */
  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#persist(async () => (await this.#pool.query<Row>(this.#statement(text, values))).rows);
  }

  /**
   * Runs `work` in one transaction. It may run several times, so it must have no effects outside the transaction. If the
   * connection breaks during the commit, it may run although the first attempt was committed.
   *
   * @throws DatabaseUnreachableError after the patience; what `work` throws.
   */
  async transaction<T>(
    work: (transaction: Sql) => Promise<T>,
    { durable = true }: TransactionOptions = {},
  ): Promise<T> {
    return this.#persist(() => this.#attempt(work, durable ? 'BEGIN' : BEGIN_FAST));
  }

  /** Closes the connections. */
  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** A statement with parameters is prepared once per connection: the server spends more time on planning it than on running it. */
  #statement(text: string, values: readonly unknown[]): pg.QueryConfig {
    if (values.length === 0) return { text };
    return { text, values: [...values], ...(this.#isPrepared && { name: nameOf(text) }) };
  }

  async #attempt<T>(work: (transaction: Sql) => Promise<T>, begin: string): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const noteBreak = (error: Error): void => {
      broken = error;
    };
    client.on('error', noteBreak);
    try {
      await client.query(begin);
      const result = await work({
        query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await client.query<Row>(this.#statement(text, values))).rows,
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(noteBreak);
      throw error;
    } finally {
      client.off('error', noteBreak);
      client.release(broken);
    }
  }

  async #persist<T>(attempt: () => Promise<T>): Promise<T> {
    const { patience, signal } = this.#options;
    const deadline = performance.now() + patience * 1000;
    for (let delay = FIRST_DELAY; ; delay = Math.min(2 * delay, LONGEST_DELAY)) {
      const wasPrepared = this.#isPrepared;
      try {
        return await attempt();
      } catch (error) {
        const isOver = performance.now() + delay > deadline || signal?.aborted;
        if (wasPrepared && isUnprepared(error)) this.#isPrepared = false;
        else if (isTransient(error) && !isOver) await sleep(delay);
        else if (isTransient(error) || isRefusal(error))
          throw new DatabaseUnreachableError(this.where, error);
        else throw error;
      }
    }
  }
}

const names = new Map<string, string>();

/**
 * The name of a prepared statement: a hash of its text. Behind a pooler, several programs can share a connection, so equal names
 * must mean equal statements.
 */
function nameOf(text: string): string {
  const name = names.get(text) ?? `lenet5 ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** Whether a pooler has given a connection on which the statement is not prepared, or already is. */
function isUnprepared(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '26000' || code === '42P05';
}

/** Whether the server refuses the user or the database. */
function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === 'ENOTFOUND' || code.startsWith('28') || code === '3D000';
}

function describeUrl(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return host + pathname;
  } catch {
    return 'the given URL';
  }
}
