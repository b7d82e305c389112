import { type BenchRow, REFERENCE_BATCH_SIZE } from '@lenet5/trainer/bench';
import { formatCount } from '../../terminal/format.js';
import { type Column, drawTable } from '../../terminal/table.js';
import type { Terminal } from '../../terminal/terminal.js';

type BenchColumn = Column & { readonly cell: (row: BenchRow) => string };

const NARROW: readonly BenchColumn[] = [
  { head: 'engine', align: 'left', cell: ({ engine }) => engine },
  { head: 'kernels', align: 'left', cell: ({ kernels }) => kernels },
  { head: 'threads', cell: ({ threads }) => String(threads) },
  { head: 'ms/step', cell: ({ msPerStep }) => msPerStep.toFixed(2) },
];

const WIDE: readonly BenchColumn[] = [
  ...NARROW,
  { head: 'images/s', cell: ({ msPerStep }) => formatCount((REFERENCE_BATCH_SIZE * 1000) / msPerStep) },
  { head: 'GFLOP/s', cell: ({ gflops }) => gflops.toFixed(1) },
  { head: 'peak', cell: ({ peakGflops }) => peakGflops?.toFixed(1) ?? '-' },
  { head: 'of peak', cell: ({ fractionOfPeak }) => formatFraction(fractionOfPeak) },
];

const WIDE_FROM = 76;

function formatFraction(fraction: number | null): string {
  return fraction === null ? '-' : `${(fraction * 100).toFixed(0)} %`;
}

/** The rows as a table. */
export function drawBenchTable(rows: readonly BenchRow[], terminal: Terminal): string[] {
  const columns = terminal.columns >= WIDE_FROM ? WIDE : NARROW;
  return drawTable(
    columns.map((column) => ({ ...column, head: terminal.style('dim', column.head) })),
    rows.map((row) => columns.map(({ cell }) => cell(row))),
  );
}
