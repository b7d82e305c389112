import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@lenet5/test-kit/repository';
import type { Row } from './row.js';
import { formatTables, mergeTables, parseTables, type Tables } from './table.js';

const README = join(ROOT, 'tooling/consumers/README.md');
const BEGIN = '<!-- The command writes the tables below: npm run test:consumers -- --update -->\n\n';
const END = '\n\n<!-- end of the tables -->';

/** The text of the README before its tables, the tables, and the text after them. */
async function readReadme(): Promise<{ before: string; written: string; after: string }> {
  const [before = '', rest] = (await readFile(README, 'utf8')).split(BEGIN);
  const [written, after] = rest?.split(END) ?? [];
  if (written === undefined || after === undefined) throw new Error(`${README} has no place for the tables`);
  return { before, written, after };
}

/** The tables of the README. */
export async function readTables(): Promise<Tables> {
  return parseTables((await readReadme()).written);
}

/** Replaces the rows that were run in the tables of the README. The other rows stay, without those that no longer exist. */
export async function updateReadme(tables: Tables, rows: readonly Row[]): Promise<void> {
  const { before, written, after } = await readReadme();
  const merged = formatTables(mergeTables(parseTables(written), tables, rows));
  await writeFile(README, `${before}${BEGIN}${merged}${END}${after}`);
}
