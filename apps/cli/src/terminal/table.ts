import CliTable from 'cli-table3';

/** A column of a text table. */
export interface Column {
  readonly head: string;
  /** Default `right`, for numbers. */
  readonly align?: 'left' | 'right';
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
};

/**
 * A table as lines of text, one per row, without borders so that `grep` and `cut` work on it. Columns are aligned, with
 * `gap` spaces between them. Cells can contain color codes.
 */
export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  gap = 2,
): string[] {
  const table = new CliTable({
    chars: { ...NO_BORDERS, middle: ' '.repeat(gap) },
    colAligns: columns.map(({ align }) => align ?? 'right'),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(
    columns.map(({ head }) => head),
    ...rows.map((row) => [...row]),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}
