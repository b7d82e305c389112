import { earlierVersions } from '@lenet5/earlier-versions';
import { describe, expect, inject, it } from 'vitest';
import { extendSweep } from '../coordinator/create-sweep.js';
import { readResults } from '../results/read-results.js';
import { Database } from './database.js';
import { migrate } from './migrate.js';
import { TABLES } from './tables.js';
import { VIEWS } from './views.js';

type Rows = Readonly<Record<string, readonly object[]>>;

/** The tables that a sweep fills, each after those that it refers to. */
const FILLED = ['sweep', 'trial', 'worker', 'segment', 'epoch', 'event'];

const written = [...earlierVersions()].flatMap(([version, files]) => {
  const rows = files.get('sweep.json');
  return rows ? [{ version, rows: JSON.parse(rows.toString()) as Rows }] : [];
});

/** Makes a database with the tables of the first version, and these rows. */
async function restore(name: string, rows: Rows): Promise<Database> {
  const server = new Database({ url: inject('url'), connections: 1, patience: 20 });
  await server.query(`CREATE DATABASE ${name}`);
  await server.close();
  const url = new URL(inject('url'));
  url.pathname = `/${name}`;
  const database = new Database({ url: url.href, connections: 1, patience: 20 });
  for (const statement of [
    'CREATE SCHEMA lenet5_sweep',
    'CREATE TABLE lenet5_sweep.version (version int NOT NULL)',
    TABLES + VIEWS,
    'INSERT INTO lenet5_sweep.version VALUES (1)',
  ])
    await database.query(statement);
  for (const table of FILLED) {
    const values = `json_populate_recordset(NULL::lenet5_sweep.${table}, '${JSON.stringify(rows[table]).replaceAll("'", "''")}')`;
    await database.query(`INSERT INTO lenet5_sweep.${table} OVERRIDING SYSTEM VALUE SELECT * FROM ${values}`);
    if (/sweep|trial|segment|event/.test(table))
      await database.query(
        `SELECT setval(pg_get_serial_sequence('lenet5_sweep.${table}', 'id'), max(id)) FROM lenet5_sweep.${table}`,
      );
  }
  return database;
}

describe.each(written)('a sweep of $version', ({ version, rows }) => {
  it('has the same results after the tables are updated, and takes more seeds', async () => {
    const database = await restore(`of_${version}`, rows);
    await migrate(database);
    const { state, spec, trials } = await readResults(database, 1);
    expect([state, spec.validation]).toEqual(['completed', 'split:100']);
    const saved = (rows.trial ?? []) as readonly Record<string, unknown>[];
    expect(trials.map(({ options, epoch, weightsSha256 }) => ({ options, epoch, weightsSha256 }))).toEqual(
      saved.map(({ options, epoch, weights_sha256 }) => ({ options, epoch, weightsSha256: weights_sha256 })),
    );
    expect(await extendSweep(database, 1, { seeds: [1, 2, 3] })).toBe(1);
    await database.close();
  });
});
