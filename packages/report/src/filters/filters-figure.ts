import { formatQuantity } from '@lenet5/core';
import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { documentOf, FIGURE_WIDTH, type FigureOptions, frame } from '../drawing/figure.js';
import { formatDecimals } from '../drawing/number-format.js';
import { PALETTE } from '../drawing/palette.js';
import { pngDataUri } from '../drawing/png-data-uri.js';
import { textElement } from '../drawing/text-element.js';
import { filterLegend, LEGEND_HEIGHT } from './filter-legend.js';
import { filterMosaic } from './filter-mosaic.js';
import { filterRange } from './filter-range.js';
import { checkFilterShape, type FilterShape } from './filter-shape.js';

/** The maximum number of filters (columns) and input channels (rows) that are drawn. */
const MOST = { filters: 32, inputs: 16 } as const;

const LEFT = 56;
const RIGHT = 14;
const TOP = 40;
const LARGEST_PIXEL = 10;

/**
 * Draws the kernel weights of a convolution with a legend: a column per filter and a row per input channel. Positive weights
 * are blue, negative ones orange; the opacity is the magnitude. Of a large layer, only the first 32 filters and 16 input
 * channels are drawn.
 *
 * @param weights - Shape `[kernel height, kernel width, inputs, filters]`, row-major, as in tfjs.
 * @returns An SVG, 380 pixels wide.
 * @throws ReportDataError if `shape` is not four integers of at least 1, or the length of the weights is not their product.
 * @throws NoDocumentError if there is no DOM to draw in.
 *
 * @example
 * ```ts
 * import { lenet5Weights } from '@lenet5/core';
 * import { filtersFigure } from '@lenet5/report';
 *
 * const [kernel] = lenet5Weights(42); // conv1/kernel
 * const svg = kernel ? filtersFigure(kernel.values, kernel.shape) : '';
 * console.log(svg.includes('6 filters of 5 × 5 weights')); // true
 * ```
 */
export function filtersFigure(
  weights: ArrayLike<number>,
  shape: readonly number[],
  options: FigureOptions = {},
): string {
  const checked = checkFilterShape(weights, shape);
  const document = documentOf(options);
  const { low, high, largest } = filterRange(weights);
  const grid = layout(checked);
  const { pixels, width, height } = filterMosaic(weights, checked, grid, largest);
  const src = pngDataUri(pixels, width, height, 4);
  const plot: Plot.PlotOptions = {
    ...{ width: FIGURE_WIDTH, height: TOP + grid.height, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [mosaicMark(src, grid), tiles(checked, grid), numbers(checked, grid)],
  };
  const legendTop = Math.ceil(TOP + grid.height + 16);
  const content =
    headings(checked, grid) +
    drawPlot(document, plot) +
    filterLegend(document, largest, LEFT, legendTop, 'weight');
  const [rows, columns, inputs, filters] = checked;
  const description =
    `${formatQuantity(filters, 'filter')} of ${rows} × ${columns} weights for each of ${formatQuantity(inputs, 'input channel')}; ` +
    `the weights are between ${formatDecimals(low, 3)} and ${formatDecimals(high, 3)}.`;
  const size = { width: FIGURE_WIDTH, height: legendTop + LEGEND_HEIGHT };
  return frame({ ...size, title: 'Learned filters', description, content }, 'filters', options);
}

interface Grid {
  /** Number of filters drawn. */
  readonly filters: number;
  /** Number of input channels drawn. */
  readonly inputs: number;
  /** Width and height of one weight, in pixels. */
  readonly pixel: number;
  readonly width: number;
  readonly height: number;
}

function layout([height, width, inputs, filters]: FilterShape): Grid {
  const shown = { filters: Math.min(filters, MOST.filters), inputs: Math.min(inputs, MOST.inputs) };
  const across = shown.filters * (width + 1) - 1;
  const pixel = Math.min(LARGEST_PIXEL, (FIGURE_WIDTH - LEFT - RIGHT) / across);
  return { ...shown, pixel, width: across * pixel, height: (shown.inputs * (height + 1) - 1) * pixel };
}

function mosaicMark(src: string, grid: Grid): Plot.Markish {
  return Plot.image([src], {
    ...{ x: LEFT + grid.width / 2, y: TOP + grid.height / 2, width: grid.width, height: grid.height },
    src: Plot.identity,
    preserveAspectRatio: 'none',
    imageRendering: 'pixelated',
  });
}

function tiles([height, width]: FilterShape, { filters, inputs, pixel }: Grid): Plot.Markish {
  const corners = Array.from({ length: filters * inputs }, (_, i) => ({
    x: LEFT + (width + 1) * pixel * (i % filters),
    y: TOP + (height + 1) * pixel * Math.floor(i / filters),
  }));
  return Plot.rect(corners, {
    ...{ x1: 'x', y1: 'y' },
    x2: ({ x }) => x + width * pixel,
    y2: ({ y }) => y + height * pixel,
    stroke: PALETTE.line.light,
    strokeWidth: 0.75,
  });
}

function numbers([height, width]: FilterShape, { filters, inputs, pixel }: Grid): Plot.Markish[] {
  const style = { fill: PALETTE.muted.light, fontSize: 11 } as const;
  const every = Math.ceil(14 / ((width + 1) * pixel));
  const columns = Array.from({ length: filters }, (_, i) => i).filter((i) => i % every === 0);
  return [
    Plot.text(columns, {
      ...style,
      x: (i: number) => LEFT + (i * (width + 1) + width / 2) * pixel,
      y: TOP - 9,
      text: (i: number) => String(i),
    }),
    Plot.text(
      Array.from({ length: inputs }, (_, i) => i),
      {
        ...style,
        x: LEFT - 8,
        y: (i: number) => TOP + (i * (height + 1) + height / 2) * pixel,
        text: (i: number) => String(i),
        textAnchor: 'end',
      },
    ),
  ];
}

function headings([, , inputs, filters]: FilterShape, grid: Grid): string {
  const style = { bold: true, fill: PALETTE.muted.light } as const;
  const limit = (shown: number, all: number): string => (shown < all ? ` (first ${shown} of ${all})` : '');
  return (
    textElement(LEFT, 17, `filter${limit(grid.filters, filters)}`, style) +
    textElement(8, TOP - 5, `input${limit(grid.inputs, inputs)}`, style)
  );
}
