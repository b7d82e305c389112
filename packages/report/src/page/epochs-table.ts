import { bestEpoch } from '@lenet5/metrics';
import { isFiniteNumber } from '../drawing/is-finite-number.js';
import { formatCount, formatDecimals, formatPercent } from '../drawing/number-format.js';
import type { EpochDetails, ReportRun } from '../report-data.js';
import type { Markup } from './html.js';
import { table } from './table.js';

interface Column {
  readonly head: string;
  readonly cell: (epoch: number) => string;
}

/** All epochs of a run, the best one in bold. Columns without values are omitted. */
export function epochsTable(run: ReportRun): Markup {
  const columns = [...scoreColumns(run), ...detailColumns(run)];
  const best = bestEpoch(run.history)?.epoch;
  return table({
    caption: 'Losses are in nats. Training scores are measured while the weights change.',
    heads: ['epoch', ...columns.map(({ head }) => head)],
    rows: run.history.loss.map((_, i) => [
      i + 1 === best ? `${i + 1} (best)` : i + 1,
      ...columns.map(({ cell }) => cell(i)),
    ]),
    strong: best === undefined ? [] : [best - 1],
  });
}

function scoreColumns({ history }: ReportRun): Column[] {
  const training: Column[] = [
    { head: 'training loss', cell: (i) => formatDecimals(history.loss[i], 4) },
    { head: 'training accuracy', cell: (i) => formatPercent(history.accuracy[i], 2) },
  ];
  if (history.val_loss.length === 0) return training;
  return [
    ...training,
    { head: 'validation loss', cell: (i) => formatDecimals(history.val_loss[i], 4) },
    { head: 'validation accuracy', cell: (i) => formatPercent(history.val_accuracy[i], 2) },
  ];
}

function detailColumns({ epochs = [] }: ReportRun): Column[] {
  const column = (name: keyof EpochDetails, head: string, write: (value: number) => string): Column[] =>
    epochs.some((epoch) => isFiniteNumber(epoch[name]))
      ? [{ head, cell: (i) => (isFiniteNumber(epochs[i]?.[name]) ? write(epochs[i]?.[name] ?? 0) : '–') }]
      : [];
  return [
    ...column('learningRate', 'learning rate', (rate) => String(Number(rate.toPrecision(3)))),
    ...column('seconds', 'seconds', (seconds) => seconds.toFixed(1)),
    ...column('imagesPerSecond', 'images/s', (speed) => formatCount(Math.round(speed))),
  ];
}
