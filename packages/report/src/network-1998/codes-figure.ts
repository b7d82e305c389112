import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { PALETTE } from '../drawing/palette.js';
import { pngDataUri } from '../drawing/png-data-uri.js';
import { textElement } from '../drawing/text-element.js';
import { filterLegend, LEGEND_HEIGHT } from '../filters/filter-legend.js';
import { filterMosaic } from '../filters/filter-mosaic.js';
import type { FilterShape } from '../filters/filter-shape.js';
import type { OutputCodes } from '../report-data.js';

const LEFT = 64;
const RIGHT = 14;
const TOP = 26;
const GAP = 10;

/**
 * Draws the center of each radial basis function unit as a bitmap, and below it the mean output of the layer before it for images
 * of the same class. Positive values are blue, negative ones orange; the opacity is the magnitude.
 *
 * @returns An SVG, 380 pixels wide.
 * @throws NoDocumentError if there is no DOM to draw in.
 */
export function codesFigure(
  { centers, codes, shape: [rows, columns] }: OutputCodes,
  options: FigureOptions,
): string {
  const document = documentOf(options);
  const classes = centers.length;
  const pixel = (FIGURE_WIDTH - LEFT - RIGHT) / (classes * (columns + 1) - 1);
  const largest = Math.max(...[...centers, ...codes].flat().map(Math.abs));
  const height = rows * pixel;
  const rowTops = [TOP, TOP + height + GAP];
  const images = [centers, codes].map((values, row) => {
    const shape: FilterShape = [rows, columns, 1, classes];
    const weights = Array.from({ length: rows * columns * classes }, (_, at) => {
      return values[at % classes]?.[Math.floor(at / classes)] ?? 0;
    });
    const mosaic = filterMosaic(weights, shape, { inputs: 1, filters: classes }, largest);
    return { src: pngDataUri(mosaic.pixels, mosaic.width, mosaic.height, 4), y: rowTops[row]! + height / 2 };
  });
  const width = FIGURE_WIDTH - LEFT - RIGHT;
  const bottom = TOP + 2 * height + GAP;
  const plot: Plot.PlotOptions = {
    ...{ width: FIGURE_WIDTH, height: bottom, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.image(images, {
        ...{ x: LEFT + width / 2, y: 'y', width, height, src: 'src' },
        preserveAspectRatio: 'none',
        imageRendering: 'pixelated',
      }),
    ],
  };
  const muted = { fill: PALETTE.muted.light } as const;
  const label = (text: string, row: number): string =>
    textElement(8, Math.round((rowTops[row] ?? 0) + height / 2 + 4), text, { ...muted, bold: true });
  const numbers = Array.from({ length: classes }, (_, digit) => {
    const x = LEFT + (digit * (columns + 1) + columns / 2) * pixel;
    return textElement(Math.round(x), 17, String(digit), { ...muted, anchor: 'middle' });
  });
  const legendTop = Math.ceil(bottom + 16);
  const content = [
    ...numbers,
    label('bitmap', 0),
    label('mean', 1),
    drawPlot(document, plot),
    filterLegend(document, largest, LEFT, legendTop, 'value'),
  ].join('');
  const description =
    `For each of ${classes} classes, the bitmap of ${rows} × ${columns} values at the center of its output unit, and below it the ` +
    'mean code of its images in the same arrangement.';
  const size = { width: FIGURE_WIDTH, height: legendTop + LEGEND_HEIGHT };
  return frame({ ...size, title: 'Bitmaps and mean codes', description, content }, 'codes', options);
}
