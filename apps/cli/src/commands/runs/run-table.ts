import { basename } from 'node:path';
import { formatDuration, formatPercent } from '../../terminal/format.js';
import { type Column, drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';
import type { ListedRun } from './listed-run.js';

type RunColumn = Column & { readonly cell: (run: ListedRun) => string };

const UNKNOWN = '-';
const REFERENCE = 'lenet5';

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

const RUN: RunColumn = { head: 'run', align: 'left', cell: ({ folder }) => folder };
const MODEL: RunColumn = {
  head: 'model',
  align: 'left',
  cell: ({ model }) => (model ? basename(model) : UNKNOWN),
};
const BEST: RunColumn = { head: 'best', cell: describeBest };
const EPOCHS: RunColumn = { head: 'epochs', cell: describeEpochs };
const STATUS: RunColumn = { head: 'status', align: 'left', cell: ({ status }) => status };

const NARROW: readonly RunColumn[] = [RUN, BEST, STATUS];
const WIDE: readonly RunColumn[] = [
  RUN,
  BEST,
  { head: 'in epoch', cell: ({ best }) => (best ? String(best.epoch) : UNKNOWN) },
  EPOCHS,
  { head: 'time', cell: ({ seconds }) => formatDuration(seconds ?? Number.NaN) },
  { head: 'engine', align: 'left', cell: describeEngine },
  STATUS,
];

const WIDE_FROM = 76;

/** The runs as a table, one line each. If a run has another network than the reference job, a column shows the networks. */
export function drawRunTable(runs: readonly ListedRun[], terminal: Terminal): string[] {
  const [first, ...others] = terminal.columns >= WIDE_FROM ? WIDE : NARROW;
  const hasOther = runs.some(({ model = REFERENCE }) => model !== REFERENCE);
  const columns = [...(first ? [first] : []), ...(hasOther ? [MODEL] : []), ...others];
  return drawTable(
    columns.map((column) => ({ ...column, head: terminal.style('dim', column.head) })),
    runs.map((run) => columns.map(({ cell }) => cell(run))),
  );
}
