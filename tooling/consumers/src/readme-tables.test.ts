import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import { expect, test } from 'vitest';
import { readTables } from './readme-tables.js';
import { ROWS } from './rows/rows.js';
import { parseTables } from './table.js';

const tables = await readTables();

test('every row is in the tables of the README', () => {
  const missing = ROWS.filter(({ group, name }) => !tables.get(group)?.has(name));
  expect(missing.map(({ group, name }) => `${group}: ${name}`)).toEqual([]);
});

test('no cell of the tables fails', () => {
  const cells = [...tables.values()].flatMap((table) =>
    [...table.values()].flatMap((row) => [...row.values()]),
  );
  expect(cells.filter((cell) => cell.startsWith('**fails**'))).toEqual([]);
});

test('the README of the repository has the sizes of the table', async () => {
  const [, section = ''] =
    /^(\| import \|.*?)\n\n/ms.exec(await readFile(join(ROOT, 'README.md'), 'utf8')) ?? [];
  const sizes = parseTables(section).get('import') ?? new Map();
  const measured = tables.get('Size of an import');
  expect(sizes.size).toBeGreaterThan(0);
  for (const [name, cells] of sizes)
    expect([...cells.values()], name).toEqual([...(measured?.get(name)?.values() ?? [])].slice(0, -1));
});
