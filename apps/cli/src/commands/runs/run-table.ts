import { basename } from 'node:path';
import { formatDuration, formatPercent } from '../../terminal/format.js';
import { type Column, drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { ListedRun } from './listed-run.js';
import { optionName, optionValue } from './run-fields.js';

/** A column of the list. */
interface RunColumn extends Column {
  readonly cell: (run: ListedRun) => string;
  /** A table that is too wide leaves out the columns with the highest numbers. 0: never. */
  readonly rank: number;
}

/** The list of runs as a table. */
export interface RunTable {
  readonly lines: readonly string[];
  /** The options that were to be shown but do not fit, by the names of their columns. */
  readonly hidden: readonly string[];
}

/** The options that come first where not all fit. */
const PREFERRED: readonly string[] = ['recipe', 'optimizer', 'learningRate', 'batchSize', 'seed'];

const UNKNOWN = '-';
const REFERENCE = 'lenet5';
const [ALWAYS, PREFERRED_OPTION, OPTION, DETAIL, ENGINE] = [0, 1, 2, 3, 4];

const OPTION_RANKS = [PREFERRED_OPTION, OPTION];

function describeBest({ best }: ListedRun): string {
  if (!best) return UNKNOWN;
  return best.metric === 'val_accuracy' ? formatPercent(best.value) : `train ${formatPercent(best.value)}`;
}

function describeEpochs({ epochs, start }: ListedRun): string {
  return start ? `${epochs}/${start.epochs}` : String(epochs);
}

function describeEngine({ start }: ListedRun): string {
  return start ? `${start.engine} ${start.kernels} ×${start.threads}` : UNKNOWN;
}

const MODEL: RunColumn = {
  head: 'model',
  align: 'left',
  rank: ALWAYS,
  cell: ({ model }) => (model ? basename(model) : UNKNOWN),
};

/** The column of an option; the value of a path is its last part. */
function optionColumn(key: string): RunColumn {
  return {
    head: optionName(key),
    rank: PREFERRED.includes(key) ? PREFERRED_OPTION : OPTION,
    cell: (run) => {
      const text = String(optionValue(run, key) ?? UNKNOWN);
      return text.startsWith('/') ? basename(text) : text;
    },
  };
}

/** The columns in the order of the table. If a run has another network than the reference job, one shows the networks. */
function allColumns(runs: readonly ListedRun[], options: readonly string[]): RunColumn[] {
  const hasOther = runs.some(({ model = REFERENCE }) => model !== REFERENCE);
  return [
    { head: 'run', align: 'left', rank: ALWAYS, cell: ({ folder }) => folder },
    ...(hasOther ? [MODEL] : []),
    { head: 'best', rank: ALWAYS, cell: describeBest },
    { head: 'in epoch', rank: DETAIL, cell: ({ best }) => (best ? String(best.epoch) : UNKNOWN) },
    { head: 'epochs', rank: DETAIL, cell: describeEpochs },
    ...options.map(optionColumn),
    { head: 'time', rank: DETAIL, cell: ({ seconds }) => formatDuration(seconds ?? Number.NaN) },
    { head: 'engine', align: 'left', rank: ENGINE, cell: describeEngine },
    { head: 'status', align: 'left', rank: ALWAYS, cell: ({ status }) => status },
  ];
}

/** The width of a column with the gap beside it. */
function widthOf(column: RunColumn, runs: readonly ListedRun[]): number {
  return Math.max(column.head.length, ...runs.map((run) => column.cell(run).length)) + 2;
}

/** The columns that fit, the more important ones first. */
function fittingColumns(
  columns: readonly RunColumn[],
  runs: readonly ListedRun[],
  width: number,
): RunColumn[] {
  let left = width + 2;
  const kept = new Set<RunColumn>();
  for (const column of columns.toSorted((a, b) => a.rank - b.rank)) {
    const needed = widthOf(column, runs);
    if (column.rank !== ALWAYS && needed > left) continue;
    left -= needed;
    kept.add(column);
  }
  return columns.filter((column) => kept.has(column));
}

/**
 * The runs as a table, one line each, with as many columns as fit.
 *
 * @param options the keys of the options to show.
 */
export function drawRunTable(
  runs: readonly ListedRun[],
  options: readonly string[],
  terminal: Terminal,
): RunTable {
  const all = allColumns(runs, options);
  const columns = fittingColumns(all, runs, terminal.columns);
  const hidden = all.filter((column) => OPTION_RANKS.includes(column.rank) && !columns.includes(column));
  return {
    hidden: hidden.map(({ head }) => head),
    lines: drawTable(
      columns.map((column) => ({ ...column, head: terminal.style('dim', column.head) })),
      runs.map((run) => columns.map(({ cell }) => cell(run))),
    ),
  };
}
