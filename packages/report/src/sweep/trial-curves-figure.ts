import * as Plot from '@observablehq/plot';
import { epochTicks } from '../curves/epoch-ticks.js';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, type FigureOptions, frame } from '../drawing/figure.js';
import { PALETTE, seriesColor } from '../drawing/palette.js';
import { bestTrial, formatObjective, type SweepReportData } from './sweep-report-data.js';

const WIDTH = 760;
const HEIGHT = 300;

/** Draws the objective of every trial by epoch; the best trial thick. */
export function trialCurvesFigure(data: SweepReportData, options: FigureOptions): string {
  const document = documentOf(options);
  const { objective } = data;
  const points = data.trials.flatMap(({ trial, curve }) =>
    curve.map((value, index) => ({ trial, epoch: index + 1, value })),
  );
  const epochs = Math.max(1, ...data.trials.map(({ curve }) => curve.length));
  const best = bestTrial(data)?.trial;
  const line = { x: 'epoch', y: 'value', z: 'trial' } as const;
  const content = drawPlot(document, {
    ...{ width: WIDTH, height: HEIGHT, marginTop: 16, marginLeft: 60, marginBottom: 36 },
    x: { domain: epochs === 1 ? [0.5, 1.5] : [1, epochs], label: 'epoch', labelArrow: 'none' },
    y: { label: null, nice: true, tickFormat: (value: number) => formatObjective(value, objective) },
    marks: [
      Plot.gridY({ stroke: PALETTE.line.light, strokeOpacity: 1 }),
      Plot.axisX(epochTicks(epochs), { tickFormat: String, label: 'epoch', labelArrow: 'none' }),
      // A line of one epoch is invisible.
      Plot.dot(epochs === 1 ? points : [], { x: 'epoch', y: 'value', fill: seriesColor(0), r: 3 }),
      Plot.lineY(points, { ...line, stroke: seriesColor(0), strokeOpacity: 0.45, strokeWidth: 1 }),
      Plot.lineY(
        points.filter(({ trial }) => trial === best),
        { ...line, stroke: seriesColor(1), strokeWidth: 3 },
      ),
    ],
  });
  const description = `The ${objective} of ${data.trials.length} trials after each epoch${best === undefined ? '' : `; trial ${best} is the best`}.`;
  return frame(
    { width: WIDTH, height: HEIGHT, title: 'Learning curves', description, content },
    'trial-curves',
    options,
  );
}
