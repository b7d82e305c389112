import type { History } from '@lenet5/metrics';
import { drawChart, type Series } from '../../../terminal/chart.js';
import { sideBySide } from '../../../terminal/side-by-side.js';
import type { Terminal } from '../../../terminal/terminal.js';

const SIDE_BY_SIDE_FROM = 100;
const WIDEST = 130;
const WIDEST_STACKED = 76;
const GAP = 4;

function seriesOf(training: readonly number[], validation: readonly number[], scale: number): Series[] {
  const scaled = (values: readonly number[]): number[] => values.map((value) => value * scale);
  const series: Series[] = [{ name: 'train', values: scaled(training), color: 'blue' }];
  if (validation.length > 0) series.push({ name: 'validation', values: scaled(validation), color: 'yellow' });
  return series;
}

/** Draws accuracy and loss by epoch as two charts, side by side if the terminal is wide enough. */
export function drawCurves(history: History, best: number | undefined, terminal: Terminal): string[] {
  const wide = terminal.columns >= SIDE_BY_SIDE_FROM;
  const columns = wide
    ? Math.floor((Math.min(terminal.columns, WIDEST) - GAP) / 2)
    : Math.min(terminal.columns, WIDEST_STACKED);
  const marked = best === undefined ? {} : { marked: { epoch: best, name: 'best' } };
  const accuracy = drawChart(
    {
      title: 'accuracy (%) by epoch',
      series: seriesOf(history.accuracy, history.val_accuracy, 100),
      columns,
      ...marked,
    },
    terminal,
  );
  const loss = drawChart(
    { title: 'loss by epoch', series: seriesOf(history.loss, history.val_loss, 1), columns, ...marked },
    terminal,
  );
  return wide ? sideBySide(accuracy, loss, GAP) : [...accuracy, '', ...loss];
}
