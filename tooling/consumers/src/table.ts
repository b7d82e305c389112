import type { Outcome } from './results.js';
import type { Row } from './row.js';

/** A row that was run. */
export interface FinishedRow {
  readonly row: Row;
  readonly outcomes: readonly Outcome[];
  readonly seconds: number;
}

/** One Markdown table per group: a row per environment, a column per check. */
export function formatTables(rows: readonly FinishedRow[]): string {
  const groups = [...new Set(rows.map(({ row }) => row.group))];
  return groups
    .map((group) =>
      formatGroup(
        group,
        rows.filter(({ row }) => row.group === group),
      ),
    )
    .join('\n\n');
}

function formatGroup(group: string, rows: readonly FinishedRow[]): string {
  const columns = [...new Set(rows.flatMap(({ outcomes }) => outcomes.map(({ column }) => column)))];
  const hasSettings = rows.some(({ row }) => row.settings !== undefined);
  const header = [group, ...columns, ...(hasSettings ? ['settings'] : [])];
  const lines = rows.map(({ row, outcomes }) => [
    row.name,
    ...columns.map((column) => formatCell(outcomes.find((outcome) => outcome.column === column))),
    ...(hasSettings ? [row.settings ?? 'none'] : []),
  ]);
  return [header, header.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function formatCell(outcome: Outcome | undefined): string {
  if (!outcome) return '';
  const text = (outcome.text.split('\n')[0] ?? '').replaceAll('|', '\\|');
  return outcome.passed ? text : `**fails**: ${text}`;
}
