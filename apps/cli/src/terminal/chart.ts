import { type Canvas, createCanvas } from './canvas.js';
import { type ChartGlyphs, chartGlyphs } from './chart-glyphs.js';
import { drawEpochAxis, epochColumn } from './epoch-axis.js';
import { niceScale, type Scale } from './scale.js';
import type { Format, Terminal } from './terminal.js';

/** One line of a chart: one value per epoch, from epoch 1. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly color: Format;
}

/** The content of a chart. The first series is solid, the second dotted, so that color is not the only difference. */
export interface ChartOptions {
  readonly title: string;
  readonly series: readonly Series[];
  /** Width of the chart including labels, at least 20. */
  readonly columns: number;
  /** Height of the plot without title, axis and legend, in lines. Default 11. */
  readonly rows?: number;
  /** An epoch to mark on the last series, and the name of the mark in the legend. */
  readonly marked?: { readonly epoch: number; readonly name: string };
}

/** Approximate number of lines per tick of the vertical axis. */
const ROWS_PER_TICK = 2.6;

/** Period of a dotted line in dots. The first half of each period is drawn. */
const DOTTED_PERIOD = 4;

function rowOf(value: number, { low, high }: Scale, height: number): number {
  return Math.round(((high - value) / (high - low)) * (height - 1));
}

/** Draws straight lines from epoch to epoch. A value that is not finite leaves a gap. */
function drawSeries(canvas: Canvas, values: readonly number[], series: number, scale: Scale): void {
  const points = values.map((value, index) => ({
    x: epochColumn(index + 1, values.length, canvas.width),
    y: rowOf(value, scale, canvas.height),
  }));
  points.forEach((to, index) => {
    const from = points[index - 1] ?? to;
    if (!Number.isFinite(from.y) || !Number.isFinite(to.y)) return;
    const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1);
    for (let step = 0; step <= steps; step++) {
      const x = Math.round(from.x + ((to.x - from.x) * step) / steps);
      const y = Math.round(from.y + ((to.y - from.y) * step) / steps);
      if (series === 0 || (x + y) % DOTTED_PERIOD < DOTTED_PERIOD / 2) canvas.dot(x, y, series);
    }
  });
}

/** Marks one epoch on the last series. */
function drawMark(canvas: Canvas, { series, marked }: ChartOptions, scale: Scale, glyphs: ChartGlyphs): void {
  if (!marked) return;
  const values = series.at(-1)?.values ?? [];
  const value = values[marked.epoch - 1] ?? Number.NaN;
  if (!Number.isFinite(value)) return;
  const x = epochColumn(marked.epoch, values.length, canvas.width);
  canvas.stamp(x, rowOf(value, scale, canvas.height), glyphs.mark, series.length - 1);
}

/** The plot as lines of text, with the vertical axis and its labels on the left. */
function drawPlot(canvas: Canvas, series: readonly Series[], scale: Scale, terminal: Terminal): string[] {
  const glyphs = chartGlyphs(terminal.unicode);
  const labels = new Map<number, string>();
  for (const tick of scale.ticks) {
    labels.set(
      Math.floor((rowOf(tick, scale, canvas.height) / canvas.height) * canvas.rows),
      scale.label(tick),
    );
  }
  const margin = Math.max(...scale.ticks.map((tick) => scale.label(tick).length));
  return Array.from({ length: canvas.rows }, (_, row) => {
    const label = labels.get(row);
    const cells = canvas.row(row).map((cell) => {
      const color = series[cell.series]?.color;
      return color && cell.glyph !== ' ' ? terminal.style(color, cell.glyph) : cell.glyph;
    });
    const axis = label === undefined ? glyphs.axis : glyphs.tick;
    return `${(label ?? '').padStart(margin)} ${axis}${cells.join('')}`.trimEnd();
  });
}

function drawLegend({ series, marked }: ChartOptions, glyphs: ChartGlyphs, terminal: Terminal): string {
  const entries = series.map(
    ({ name, color }, index) => `${terminal.style(color, glyphs.lines[index % 2] ?? '')} ${name}`,
  );
  const last = series.at(-1);
  if (marked && last) entries.push(`${terminal.style(last.color, glyphs.mark)} ${marked.name}`);
  return entries.join('  ');
}

/**
 * Draws one or two series by epoch as lines of text: title, plot, epoch axis, legend. Uses braille dots in UTF-8, `*` and
 * `o` in ASCII.
 */
export function drawChart(options: ChartOptions, terminal: Terminal): string[] {
  const { title, series, columns, rows = 11 } = options;
  const glyphs = chartGlyphs(terminal.unicode);
  const scale = niceScale(
    series.flatMap(({ values }) => values),
    Math.max(2, Math.floor(rows / ROWS_PER_TICK)),
  );
  const margin = Math.max(...scale.ticks.map((tick) => scale.label(tick).length)) + 1;
  const canvas = createCanvas(Math.max(8, columns - margin - 2), rows, terminal.unicode);
  series.forEach(({ values }, index) => {
    drawSeries(canvas, values, index, scale);
  });
  drawMark(canvas, options, scale, glyphs);
  const indent = ' '.repeat(margin);
  return [
    terminal.style('bold', title),
    ...drawPlot(canvas, series, scale, terminal),
    ...drawEpochAxis(series[0]?.values.length ?? 0, canvas.columns, indent, glyphs),
    `${indent} ${drawLegend(options, glyphs, terminal)}`,
  ];
}
