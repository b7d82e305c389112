import { SchemaVersionError } from '../errors/database-errors.js';
import type { Database, Sql } from './database.js';
import { migrateQueue, QUEUE_VERSION, queueVersion } from './queue.js';
import { SPACE_COLUMN, TABLES } from './tables.js';
import { VIEWS } from './views.js';

/** Statements that lead from one version of the tables to the next. Published ones never change. */
const MIGRATIONS: readonly string[] = [TABLES + VIEWS, SPACE_COLUMN];

/** The version of the tables that this package uses. */
const SCHEMA_VERSION: number = MIGRATIONS.length;

/** Any number that no other program uses for its lock. */
const LOCK = 5_135_198;

/**
 * Creates or updates the tables. Of several programs that call it, one makes the change and the others wait.
 *
 * @throws SchemaVersionError if a later version of this package made the tables.
 */
export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await sql.query('CREATE SCHEMA IF NOT EXISTS lenet5_sweep');
    await sql.query('CREATE TABLE IF NOT EXISTS lenet5_sweep.version (version int NOT NULL)');
    const found = (await readVersion(sql)) ?? 0;
    if (found > SCHEMA_VERSION) throw new SchemaVersionError('tables', found, SCHEMA_VERSION);
    for (const statements of MIGRATIONS.slice(found)) await sql.query(statements);
    await sql.query('DELETE FROM lenet5_sweep.version');
    await sql.query('INSERT INTO lenet5_sweep.version VALUES ($1)', [SCHEMA_VERSION]);
  });
  await migrateQueue(database);
  await checkVersion(database);
}

/**
 * Checks that this package can use the tables. Changes nothing.
 *
 * @throws SchemaVersionError
 */
export async function checkVersion(database: Database): Promise<void> {
  const [exists] = await database.query<{ readonly name: string | null }>(
    `SELECT to_regclass('lenet5_sweep.version')::text AS name`,
  );
  const found = exists?.name ? await readVersion(database) : undefined;
  if (found !== SCHEMA_VERSION) throw new SchemaVersionError('tables', found, SCHEMA_VERSION);
  const queue = await queueVersion(database);
  if (queue !== QUEUE_VERSION) throw new SchemaVersionError('queue', queue, QUEUE_VERSION);
}

async function readVersion(sql: Sql): Promise<number | undefined> {
  const [row] = await sql.query<{ readonly version: number }>('SELECT version FROM lenet5_sweep.version');
  return row?.version;
}
