import { type ConfusionMatrix, confusionRows } from '@lenet5/metrics';
import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { formatCount, shorten } from '../drawing/number-format.js';
import { PALETTE } from '../drawing/palette.js';
import { textElement } from '../drawing/text-element.js';
import { classNamesOf } from './class-names.js';
import { confusionDescription } from './confusion-description.js';

/** Opacity of the most frequent mistake. Counts on a stronger color are not legible in both color schemes. */
export const MAX_OPACITY = 0.55;

const LONGEST_NAME = 14;
const BOTTOM = 14;

interface Cell {
  readonly truth: number;
  readonly predicted: number;
  readonly count: number;
}

/**
 * Draws a confusion matrix as a heat map with counts: a row per true class, a column per predicted class. Only mistakes are
 * colored, by the square root of their count, so rare mistakes remain visible. The correct predictions on the diagonal
 * have a frame.
 *
 * @param classNames - One name per class, in order. Defaults to the class numbers.
 * @returns An SVG, 380 pixels wide for ten classes with short names, wider for more classes.
 * @throws InvalidArgumentError (`@lenet5/metrics`) if the shape of the counts is not `[classes, classes]`.
 * @throws ReportDataError if the number of names is not the number of classes.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { writeFile } from 'node:fs/promises';
 * import { confusionMatrix } from '@lenet5/metrics';
 * import { confusionFigure } from '@lenet5/report';
 *
 * const confusion = confusionMatrix(Uint8Array.of(0, 0, 1), Uint8Array.of(0, 1, 1), 2);
 * const svg = confusionFigure(confusion, ['cat', 'dog']);
 * await writeFile('confusion.svg', svg);
 * console.log(svg.includes('cat predicted as dog: 1')); // true
 * ```
 */
export function confusionFigure(
  confusion: ConfusionMatrix,
  classNames?: readonly string[],
  options: FigureOptions = {},
): string {
  const rows = confusionRows(confusion);
  const names = classNamesOf(confusion.classes, classNames);
  const box = layout(names);
  const cells = rows.flatMap((row, truth) => row.map((count, predicted) => ({ truth, predicted, count })));
  const plot: Plot.PlotOptions = {
    width: box.width,
    height: box.height,
    marginTop: box.top,
    marginLeft: box.left,
    marginRight: box.right,
    marginBottom: BOTTOM,
    ...scales(cells, confusion.classes),
    marks: marks(cells, names, box),
  };
  const heading = { bold: true, fill: PALETTE.muted.light } as const;
  const content =
    textElement((box.left + box.width - box.right) / 2, 18, 'predicted', { ...heading, anchor: 'middle' }) +
    textElement(10, box.top - 10, 'true', heading) +
    drawPlot(documentOf(options), plot);
  const description = confusionDescription(rows, names);
  return frame({ ...box, title: 'Confusion matrix', description, content }, 'confusion', options);
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly cell: number;
  readonly upright: boolean;
}

function layout(names: readonly string[]): Box {
  const longest = Math.min(LONGEST_NAME, Math.max(...names.map((name) => name.length)));
  const upright = longest <= 4;
  const left = 24 + Math.max(16, 6.8 * longest);
  const top = upright ? 46 : 36 + 5.2 * longest;
  const right = upright ? 14 : 8 + 4.4 * longest;
  const cell = Math.max(30, (FIGURE_WIDTH - left - right) / names.length);
  const width = Math.round(left + cell * names.length + right);
  const height = Math.round(top + 0.86 * cell * names.length + BOTTOM);
  return { width, height, top, left, right, cell, upright };
}

function scales(cells: readonly Cell[], classes: number): Plot.PlotOptions {
  const mistakes = cells.filter(({ truth, predicted }) => truth !== predicted).map(({ count }) => count);
  const domain = Array.from({ length: classes }, (_, label) => label);
  const band = { type: 'band', domain, padding: 0, axis: null, label: null } as const;
  return {
    x: band,
    y: band,
    opacity: { type: 'sqrt', domain: [0, Math.max(1, ...mistakes)], range: [0, MAX_OPACITY] },
  };
}

function marks(cells: readonly Cell[], names: readonly string[], box: Box): Plot.Markish[] {
  const correct = cells.filter(({ truth, predicted }) => truth === predicted);
  const mistakes = cells.filter(({ truth, predicted, count }) => truth !== predicted && count > 0);
  const zeros = cells.filter(({ truth, predicted, count }) => truth !== predicted && count === 0);
  const place = { x: 'predicted', y: 'truth' } as const;
  const digits = String(Math.max(...cells.map(({ count }) => count))).length;
  const fontSize = Math.min(12, (box.cell - 5) / (0.62 * digits));
  const text = ({ count }: Cell): string => String(count);
  const tickFormat = (label: number): string => shorten(names[label]!, LONGEST_NAME);
  const title = ({ truth, predicted, count }: Cell): string =>
    `${names[truth]} predicted as ${names[predicted]}: ${formatCount(count)}`;
  const muted = PALETTE.muted.light;
  return [
    Plot.axisX({ anchor: 'top', tickSize: 0, tickFormat, tickRotate: box.upright ? 0 : -40 }),
    Plot.axisY({ tickSize: 0, tickFormat }),
    Plot.cell(mistakes, {
      ...place,
      fill: PALETTE.mistake.light,
      fillOpacity: 'count',
      inset: 1,
      rx: 2,
      title,
    }),
    Plot.cell(correct, { ...place, stroke: PALETTE.line.light, inset: 1.5, rx: 2 }),
    Plot.text(correct, { ...place, text, fontSize, fill: muted }),
    Plot.text(zeros, { ...place, text: () => '·', fontSize, fill: muted }),
    Plot.text(mistakes, {
      ...place,
      text,
      fontSize,
      fontWeight: 600,
      fill: PALETTE.text.light,
      pointerEvents: 'none',
    }),
  ];
}
