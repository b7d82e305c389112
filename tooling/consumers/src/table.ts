import type { Outcome } from './results.js';
import type { Row } from './row.js';

/** A row that was run. */
export interface FinishedRow {
  readonly row: Row;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
}

/** A table: the cells of each row, by column. */
type Table = Map<string, Map<string, string>>;

/** One table per group: a row per environment, a column per check. */
export type Tables = Map<string, Table>;

/** Columns that follow the checks, in this order. */
const LAST_COLUMNS = ['settings', 'run on'];

/** The tables of rows that were run on `date`. */
export function tablesOf(finished: readonly FinishedRow[], date: string): Tables {
  const tables: Tables = new Map();
  for (const { row, outcomes } of finished) {
    const cells = new Map(outcomes.map((outcome) => [outcome.column, cellOf(outcome)]));
    if (row.settings !== undefined) cells.set('settings', escapeCell(row.settings));
    cells.set('run on', date);
    tables.set(row.group, (tables.get(row.group) ?? new Map()).set(row.name, cells));
  }
  return tables;
}

/** Long details of an error, which name paths of the machine. They are in the output of the command only. */
const DETAILS = /\(.{40,}\)/;

function cellOf({ text, passed }: Outcome): string {
  const [first = ''] = text.split('\n');
  const line = text.startsWith('refused: ') ? first.replace(DETAILS, '(…)') : first;
  return passed ? escapeCell(line) : `**fails**: ${escapeCell(line)}`;
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');

/** The rows of `order`, each from `newer` or else from `older`. */
export function mergeTables(older: Tables, newer: Tables, order: readonly Row[]): Tables {
  const merged: Tables = new Map();
  for (const { group, name } of order) {
    const cells = newer.get(group)?.get(name) ?? older.get(group)?.get(name);
    if (cells) merged.set(group, (merged.get(group) ?? new Map()).set(name, cells));
  }
  return merged;
}

/** Reads tables that {@link formatTables} has written. */
export function parseTables(markdown: string): Tables {
  const tables: Tables = new Map();
  for (const block of markdown.split(/\n\n+/)) {
    const [header, , ...rows] = block
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map(splitRow);
    const [group, ...columns] = header ?? [];
    if (group === undefined) continue;
    const table = rows.map(([name = '', ...cells]): [string, Map<string, string>] => {
      const pairs = columns.map((column, index): [string, string] => [column, cells[index] ?? '']);
      return [name, new Map(pairs.filter(([, cell]) => cell !== ''))];
    });
    tables.set(group, new Map(table));
  }
  return tables;
}

const splitRow = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The tables as Markdown. */
export function formatTables(tables: Tables): string {
  return [...tables].map(([group, table]) => formatTable(group, table)).join('\n\n');
}

function formatTable(group: string, table: Table): string {
  const found = [...new Set([...table.values()].flatMap((cells) => [...cells.keys()]))];
  const checks = found.filter((column) => !LAST_COLUMNS.includes(column));
  const columns = [...checks, ...LAST_COLUMNS.filter((column) => found.includes(column))];
  const lines = [...table].map(([name, cells]) => [
    name,
    ...columns.map((column) => cells.get(column) ?? ''),
  ]);
  const header = [group, ...columns];
  return [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
