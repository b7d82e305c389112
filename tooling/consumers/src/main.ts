// npm run test:consumers [-- [--update] TEXT…]
// Packs the packages, installs them in the projects of every row (or of those whose name contains a TEXT), and prints the
// tables. With --update, it also writes the rows into the README of this folder. Exits with 1 if a check failed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareLosses } from './compare-losses.js';
import { findRegistries } from './managers.js';
import { packPackages } from './pack.js';
import { updateReadme } from './readme-tables.js';
import { serveRegistry } from './registry.js';
import type { Outcome } from './results.js';
import type { Row, Setting } from './row.js';
import { ROWS } from './rows/rows.js';
import { type FinishedRow, formatTables, tablesOf } from './table.js';

async function main(words: readonly string[]): Promise<void> {
  const wanted = words.filter((word) => word !== '--update');
  const rows = ROWS.filter(
    ({ name, group }) => wanted.length === 0 || wanted.some((text) => `${group}: ${name}`.includes(text)),
  );
  if (rows.length === 0) throw new Error(`no row has a name that contains ${wanted.join(' or ')}`);
  const folder = await mkdtemp(join(tmpdir(), 'consumers-'));
  try {
    const tarballs = await packPackages(folder);
    const registry = await serveRegistry(tarballs);
    const setting = { folder, tarballs, registries: await findRegistries(registry.url, folder) };
    const finished: FinishedRow[] = [];
    for (const row of rows) finished.push(await finishRow(row, setting));
    registry.close();
    const tables = tablesOf(finished, new Date().toISOString().slice(0, 10));
    if (words.includes('--update')) await updateReadme(tables, ROWS);
    console.log(formatTables(tables));
    report(finished);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function finishRow(row: Row, setting: Setting): Promise<FinishedRow> {
  const start = performance.now();
  let outcomes: Outcome[];
  try {
    outcomes = compareLosses(row.name, await row.run(setting));
  } catch (error) {
    outcomes = [{ column: 'setup', passed: false, text: String(error) }];
  }
  const seconds = (performance.now() - start) / 1000;
  console.error(`${row.group}: ${row.name} (${seconds.toFixed(0)} s)`);
  for (const { column, passed, text } of outcomes) {
    console.error(`  ${passed ? 'passed' : 'FAILED'}  ${column}: ${text.trim().replaceAll('\n', '\n    ')}`);
  }
  return { row, outcomes, seconds };
}

function report(finished: readonly FinishedRow[]): void {
  const outcomes = finished.flatMap((row) => row.outcomes);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  console.log(`\n${outcomes.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || outcomes.length === 0 ? 1 : 0;
}

await main(process.argv.slice(2));
