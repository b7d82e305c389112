import { expect, test } from 'vitest';
import type { Row } from './row.js';
import { type FinishedRow, formatTables, mergeTables, parseTables, tablesOf } from './table.js';

const row = (name: string, settings?: string): Row => ({
  group: 'Bundlers',
  name,
  ...(settings === undefined ? {} : { settings }),
  run: async () => [],
});
const finished = (name: string, text: string, settings?: string): FinishedRow => ({
  row: row(name, settings),
  outcomes: [{ column: 'tfjs', passed: !text.startsWith('E'), text }],
  seconds: 1,
});

const TABLES = tablesOf([finished('A', 'trains'), finished('B', 'E: a|b\nat …', '`x | y`')], '2026-01-02');
const MARKDOWN = `| Bundlers | tfjs | settings | run on |
| --- | --- | --- | --- |
| A | trains |  | 2026-01-02 |
| B | **fails**: E: a\\|b | \`x \\| y\` | 2026-01-02 |`;

test('formatTables(tables) prints one table per group, with the first line of an error', () => {
  expect(formatTables(TABLES)).toBe(MARKDOWN);
});

test('tablesOf(finished) omits the details of an error', () => {
  const text = 'refused: CODE: it failed (Cannot find package a imported from /tmp/a/b/c) — install a';
  const cells = tablesOf([finished('A', text)], '2026-01-02')
    .get('Bundlers')
    ?.get('A');
  expect(cells?.get('tfjs')).toBe('refused: CODE: it failed (…) — install a');
});

test('parseTables(markdown) reads what formatTables() prints', () => {
  expect(parseTables(MARKDOWN)).toEqual(TABLES);
});

test('mergeTables(older, newer, order) replaces the rows of newer and drops those that do not exist', () => {
  const newer = tablesOf([finished('B', 'trains'), finished('C', 'trains')], '2026-02-03');
  const merged = mergeTables(TABLES, newer, [row('C'), row('B')]);
  expect(formatTables(merged)).toBe(`| Bundlers | tfjs | run on |
| --- | --- | --- |
| C | trains | 2026-02-03 |
| B | trains | 2026-02-03 |`);
});
