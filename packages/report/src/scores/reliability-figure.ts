import { formatQuantity } from '@lenet5/core';
import type { Calibration, ReliabilityBin } from '@lenet5/metrics';
import { wilsonInterval } from '@lenet5/metrics';
import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { formatPercent } from '../drawing/number-format.js';
import { PALETTE, seriesColor } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';
import { calibrationDescription } from './calibration-description.js';

const SIZE = { width: FIGURE_WIDTH, height: 300 } as const;
const MARGIN = { marginTop: 52, marginRight: 26, marginBottom: 42, marginLeft: 50 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** A bin with at least one image. */
interface FilledBin extends ReliabilityBin {
  readonly accuracy: number;
  readonly confidence: number;
  /** 95 % interval of the accuracy. */
  readonly low: number;
  readonly high: number;
}

/**
 * Draws a reliability diagram: the accuracy of each confidence bin with its 95 % interval, and the diagonal of perfect
 * calibration.
 *
 * @returns An SVG, 380 × 300 pixels.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { expectedCalibrationError } from '@lenet5/metrics';
 * import { reliabilityFigure } from '@lenet5/report';
 *
 * const probabilities = Float32Array.of(0.9, 0.1, 0.2, 0.8);
 * const calibration = expectedCalibrationError(Uint8Array.of(0, 1), probabilities, 2);
 * console.log(reliabilityFigure(calibration).includes('Reliability diagram')); // true
 * ```
 */
export function reliabilityFigure(calibration: Calibration, options: FigureOptions = {}): string {
  const bins = calibration.bins.flatMap(filled);
  const tickStyle = { fill: PALETTE.muted.light, fontVariant: 'tabular-nums' } as const;
  const plot: Plot.PlotOptions = {
    ...SIZE,
    ...MARGIN,
    x: { domain: [0, 1], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridY(TICKS, { stroke: PALETTE.line.light, strokeOpacity: 1 }),
      Plot.axisY(TICKS, { ...tickStyle, text: TICKS.map((tick) => formatPercent(tick, 0)), tickSize: 0 }),
      Plot.axisX(TICKS, { ...tickStyle, text: TICKS.map((tick) => formatPercent(tick, 0)), tickSize: 4 }),
      ...binMarks(bins),
      Plot.link([0], { x1: 0, y1: 0, x2: 1, y2: 1, stroke: PALETTE.text.light, strokeDasharray: '2 4' }),
    ],
  };
  const muted = { fill: PALETTE.muted.light } as const;
  const middle = (MARGIN.marginLeft + SIZE.width - MARGIN.marginRight) / 2;
  const content = [
    textElement(12, 20, 'Accuracy by confidence', { size: 14, bold: true }),
    textElement(12, 37, 'bars: accuracy with 95\u00A0% interval · dotted: perfect calibration', {
      ...muted,
      size: 11,
    }),
    drawPlot(documentOf(options), plot),
    textElement(middle, SIZE.height - 8, 'confidence', { ...muted, anchor: 'middle' }),
  ].join('');
  const description = calibrationDescription(calibration);
  return frame({ ...SIZE, title: 'Reliability diagram', description, content }, 'reliability', options);
}

function filled(bin: ReliabilityBin): FilledBin[] {
  const { accuracy, confidence, count } = bin;
  if (accuracy === null || confidence === null || count === 0) return [];
  return [{ ...bin, accuracy, confidence, ...wilsonInterval(Math.round(accuracy * count), count) }];
}

function binMarks(bins: readonly FilledBin[]): Plot.Markish[] {
  const color = seriesColor(0);
  const middle = ({ from, to }: FilledBin): number => (from + to) / 2;
  const title = ({ from, to, count, accuracy, confidence }: FilledBin): string =>
    `confidence ${formatPercent(from, 0)} to ${formatPercent(to, 0)}: ${formatQuantity(count, 'image')}, ` +
    `mean confidence ${formatPercent(confidence)}, accuracy ${formatPercent(accuracy)}`;
  return [
    Plot.rect(bins, {
      x1: 'from',
      x2: 'to',
      y1: 0,
      y2: 'accuracy',
      fill: color,
      fillOpacity: 0.45,
      inset: 1,
      title,
    }),
    Plot.ruleX(bins, { x: middle, y1: 'low', y2: 'high', stroke: color, strokeWidth: 2 }),
  ];
}
