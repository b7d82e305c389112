import { expect, inject, test, vi } from 'vitest';
import { Database } from './database.js';

test('a statement whose connection a pooler has changed runs, and later ones are not prepared', async () => {
  const database = new Database({ url: inject('url'), connections: 1, patience: 5 });
  const text = 'SELECT $1::int AS value';
  const prepared = () => database.query('SELECT name FROM pg_prepared_statements');
  expect(await database.query(text, [1])).toEqual([{ value: 1 }]);
  expect(await prepared()).toHaveLength(1);
  // The next connection of a pooler in transaction mode does not have the statement either.
  await database.query('DEALLOCATE ALL');
  expect(await database.transaction((sql) => sql.query(text, [2]))).toEqual([{ value: 2 }]);
  expect(await database.query(text, [3])).toEqual([{ value: 3 }]);
  expect(await prepared()).toEqual([]);
  await database.close();
});

test('programs that share a connection give a statement the same name, whatever they ran before', async () => {
  /** The names of the prepared statements of a program, after it ran these statements in this order. */
  async function namesOf(...texts: readonly string[]): Promise<Record<string, string>> {
    // Its own state of the module.
    vi.resetModules();
    const { Database: Fresh } = await import('./database.js');
    const database = new Fresh({ url: inject('url'), connections: 1, patience: 5 });
    for (const text of texts) await database.query(text, [1]);
    const rows = await database.query<{ readonly name: string; readonly statement: string }>(
      'SELECT name, statement FROM pg_prepared_statements',
    );
    await database.close();
    return Object.fromEntries(rows.map(({ name, statement }) => [statement, name]));
  }
  const [one, two] = ['SELECT $1::int AS one', 'SELECT $1::int AS two'];
  const names = await namesOf(one, two);
  expect(new Set(Object.values(names)).size).toBe(2);
  expect(await namesOf(two, one)).toEqual(names);
});
