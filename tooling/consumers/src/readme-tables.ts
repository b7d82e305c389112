import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import type { Row } from './row.js';
import { formatTables, mergeTables, parseTables, type Tables } from './table.js';

const README = join(ROOT, 'tooling/consumers/README.md');
const BEGIN = '<!-- The command writes the tables below: npm run test:consumers -- --update -->\n\n';
const END = '\n\n<!-- end of the tables -->';

/** Replaces the rows that were run in the tables of the README. The other rows stay, without those that no longer exist. */
export async function updateReadme(tables: Tables, rows: readonly Row[]): Promise<void> {
  const text = await readFile(README, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [written, after] = rest?.split(END) ?? [];
  if (written === undefined || after === undefined) throw new Error(`${README} has no place for the tables`);
  const merged = formatTables(mergeTables(parseTables(written), tables, rows));
  await writeFile(README, `${before}${BEGIN}${merged}${END}${after}`);
}
