import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { formatMeasure } from '../drawing/number-format.js';
import { PALETTE } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';
import { type Curve, curvesOf, type RunCurves } from './curve.js';
import { curveMarks, type NoisePoint, noiseBand } from './curve-marks.js';
import { endLabels } from './end-labels.js';
import { epochTicks } from './epoch-ticks.js';
import type { Measure } from './measure.js';
import { type ValueAxis, valueAxis } from './value-axis.js';

/** Position and size of a panel, in pixels. */
export interface PanelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Margins of the lines in pixels. The labels determine the right one. */
const MARGIN = { top: 48, bottom: 40, left: 50 } as const;

/** The content of a panel. */
interface Chart {
  readonly curves: readonly Curve[];
  readonly band: readonly NoisePoint[];
  readonly measure: Measure;
  readonly axis: ValueAxis;
  /** The last epoch on the axis. */
  readonly epochs: number;
}

/** One chart of curves: title, key, axes, lines with labels, and rings at the best epochs. */
export function curvesPanel(
  runs: readonly RunCurves[],
  measure: Measure,
  box: PanelBox,
  document: Document,
): string {
  const curves = curvesOf(runs, measure).filter(({ points }) => points.length > 0);
  const band = measure === 'accuracy' ? noiseBand(runs) : [];
  const values = curves.flatMap(({ points }) => points.map(({ value }) => value));
  const axis = valueAxis(measure, [...values, ...band.map(({ low }) => low)]);
  const epochs = Math.max(...runs.map(({ history }) => history.loss.length));
  const chart = { curves, band, measure, axis, epochs: Math.max(1, epochs) };
  const head = panelHead(chart, box, runs.length);
  if (values.length > 0) return head + drawChart(chart, box, document);
  const message = epochs > 0 ? 'No epoch has a finite value.' : 'No epoch has ended yet.';
  return head + textElement(box.x + MARGIN.left, box.y + box.height / 2, message);
}

function drawChart(chart: Chart, box: PanelBox, document: Document): string {
  const { curves, band, measure, axis, epochs } = chart;
  const field = { right: epochs, top: MARGIN.top, bottom: box.height - MARGIN.bottom };
  const labels = endLabels(curves, axis, field);
  const tickStyle = { fill: PALETTE.muted.light, fontVariant: 'tabular-nums' } as const;
  const options: Plot.PlotOptions = {
    width: box.width,
    height: box.height,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    marginRight: labels.width,
    x: { domain: epochs === 1 ? [0.5, 1.5] : [1, epochs], label: null },
    y: { type: axis.type, domain: axis.domain, label: null },
    marks: [
      Plot.gridY(axis.ticks, { stroke: PALETTE.line.light, strokeOpacity: 1 }),
      Plot.axisY(axis.ticks, { ...tickStyle, text: axis.ticks.map(axis.format), tickSize: 0 }),
      Plot.axisX(epochTicks(epochs), { ...tickStyle, tickFormat: String, tickSize: 4 }),
      Plot.areaY(band, { x: 'epoch', y1: 'low', y2: 'high', fill: curves.at(-1)!.color, fillOpacity: 0.14 }),
      ...curves.flatMap((curve) => curveMarks(curve, measure)),
      ...labels.marks,
    ],
  };
  const middle = box.x + (MARGIN.left + box.width - labels.width) / 2;
  const caption = { anchor: 'middle', fill: PALETTE.muted.light } as const;
  return (
    drawPlot(document, options, box.x, box.y) + textElement(middle, box.y + box.height - 6, 'epoch', caption)
  );
}

function panelHead(chart: Chart, box: PanelBox, runs: number): string {
  const scale = chart.axis.type === 'log' ? ', logarithmic' : '';
  const title = chart.measure === 'accuracy' ? 'Accuracy' : `Loss (nats${scale})`;
  const keyStyle = { size: 11, fill: PALETTE.muted.light };
  return (
    textElement(box.x + 12, box.y + 20, title, { size: 14, bold: true }) +
    textElement(box.x + 12, box.y + 36, keyText(chart, runs), keyStyle)
  );
}

function keyText({ curves, band, measure }: Chart, runs: number): string {
  if (runs > 1) return 'solid: validation · dashed: training · rings: best epochs';
  const best = curves.find((curve) => curve.best)?.best;
  if (!best) return '';
  const ring = `ring: best epoch (${best.epoch}), ${formatMeasure(best.value, measure)}`;
  return band.length > 0 ? `${ring} · band: 95\u00A0% interval` : ring;
}
