import type { EpochEvent } from '@lenet5/trainer';
import { formatDuration, formatLoss, formatPercent } from '../../../terminal/format.js';
import { type Column, drawTable } from '../../../terminal/table.js';
import type { Terminal } from '../../../terminal/terminal.js';

interface Layout {
  readonly gap: number;
  readonly columns: readonly (Column & { readonly cell: (epoch: EpochEvent) => string })[];
}

const optional = (value: number | undefined, format: (value: number) => string): string =>
  value === undefined ? '' : format(value);

const bare = (fraction: number): string => (fraction * 100).toFixed(2);

const WIDE: Layout = {
  gap: 3,
  columns: [
    { head: 'epoch', cell: ({ epoch }) => String(epoch) },
    { head: 'train loss', cell: ({ loss }) => formatLoss(loss) },
    { head: 'train accuracy', cell: ({ accuracy }) => formatPercent(accuracy) },
    { head: 'val loss', cell: ({ val_loss }) => optional(val_loss, formatLoss) },
    { head: 'val accuracy', cell: ({ val_accuracy }) => optional(val_accuracy, formatPercent) },
    { head: 'time', cell: ({ seconds }) => formatDuration(seconds) },
  ],
};

const NARROW: Layout = {
  gap: 1,
  columns: [
    { head: 'epoch', cell: ({ epoch }) => String(epoch) },
    { head: 'loss', cell: ({ loss }) => formatLoss(loss) },
    { head: 'train %', cell: ({ accuracy }) => bare(accuracy) },
    { head: 'v.loss', cell: ({ val_loss }) => optional(val_loss, formatLoss) },
    { head: 'val %', cell: ({ val_accuracy }) => optional(val_accuracy, bare) },
  ],
};

const WIDE_FROM = 76;

/** The epochs as a table with the best one marked. Has no validation columns without validation. */
export function drawEpochTable(
  epochs: readonly EpochEvent[],
  best: number | undefined,
  terminal: Terminal,
): string[] {
  const { gap, columns } = terminal.columns >= WIDE_FROM ? WIDE : NARROW;
  const validated = epochs.some(({ val_loss }) => val_loss !== undefined);
  const shown = columns.filter(({ head }) => validated || !head.startsWith('v'));
  const rows = epochs.map((epoch) => {
    const cells = [...shown.map(({ cell }) => cell(epoch)), epoch.epoch === best ? 'best' : ''];
    return epoch.epoch === best
      ? cells.map((cell) => cell && terminal.style(['bold', 'green'], cell))
      : cells;
  });
  const heads = [...shown, { head: '', align: 'left' } as const];
  return drawTable(
    heads.map((column) => ({ ...column, head: column.head && terminal.style('dim', column.head) })),
    rows,
    gap,
  );
}
