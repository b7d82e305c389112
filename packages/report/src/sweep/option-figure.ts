import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { PALETTE, seriesColor } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';
import { formatObjective, lastValue, type SweepReportData } from './sweep-report-data.js';

const HEIGHT = 220;

/** From this ratio of the greatest to the least value on, a positive option has a logarithmic axis. */
const LOGARITHMIC = 5;

/** So many different values have a tick each. */
const MOST_TICKS = 6;

/** Draws the objective of every trial by the value of one option. Trials with fewer epochs than others are paler. */
export function optionFigure(data: SweepReportData, option: string, options: FigureOptions): string {
  const document = documentOf(options);
  const { objective } = data;
  const most = Math.max(...data.trials.map(({ curve }) => curve.length));
  const points = data.trials.flatMap((trial) => {
    const value = lastValue(trial);
    const x = trial.options[option] ?? 'default';
    return value === undefined
      ? []
      : [
          {
            x: typeof x === 'number' ? x : String(x),
            value,
            trial: trial.trial,
            isWhole: trial.curve.length === most,
          },
        ];
  });
  const numbers = points.flatMap(({ x }) => (typeof x === 'number' ? [x] : []));
  const isNumeric = numbers.length === points.length;
  const isLogarithmic =
    isNumeric && Math.min(...numbers) > 0 && Math.max(...numbers) / Math.min(...numbers) >= LOGARITHMIC;
  const values = [...new Set(numbers)];
  const ticks = values.length <= MOST_TICKS ? values : isLogarithmic ? 4 : MOST_TICKS;
  const title = ({ trial, x, value }: { trial: number; x: string | number; value: number }): string =>
    `trial ${trial}: ${option} ${x}, ${formatObjective(value, objective)}`;
  const place = { x: 'x', y: 'value', r: 3, title } as const;
  const content = drawPlot(document, {
    ...{ width: FIGURE_WIDTH, height: HEIGHT, marginTop: 36, marginLeft: 60, marginBottom: 36 },
    x: {
      type: isLogarithmic ? 'log' : isNumeric ? 'linear' : 'point',
      label: null,
      ...(isNumeric && { ticks, tickFormat: String }),
      inset: 10,
    },
    y: {
      label: null,
      ticks: 5,
      tickFormat: (value: number) => formatObjective(value, objective),
      nice: true,
    },
    marks: [
      Plot.gridY({ ticks: 5, stroke: PALETTE.line.light, strokeOpacity: 1 }),
      Plot.dot(
        points.filter(({ isWhole }) => !isWhole),
        { ...place, fill: seriesColor(0), fillOpacity: 0.3 },
      ),
      Plot.dot(
        points.filter(({ isWhole }) => isWhole),
        { ...place, fill: seriesColor(0) },
      ),
    ],
  });
  const name = `${objective} by ${option}`;
  const head = textElement(12, 20, name, { size: 14, bold: true });
  const description = `A dot per trial: its ${objective} after the last epoch, by its ${option}.`;
  return frame(
    { width: FIGURE_WIDTH, height: HEIGHT, title: name, description, content: head + content },
    `option-${option}`,
    options,
  );
}
