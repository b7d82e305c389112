import * as Plot from '@observablehq/plot';
import { drawPlot } from '../drawing/draw-plot.js';
import { formatDecimals } from '../drawing/number-format.js';
import { PALETTE } from '../drawing/palette.js';
import { pngDataUri } from '../drawing/png-data-uri.js';
import { textElement } from '../drawing/text-element.js';
import { weightColor } from './filter-mosaic.js';

const STRIP = { width: 160, height: 10, steps: 81 } as const;

/** Height of the legend including its numbers, in pixels. */
export const LEGEND_HEIGHT = 42;

/** A strip of colors from −largest through 0 to +largest, with these numbers below it, and what they are. */
export function filterLegend(
  document: Document,
  largest: number,
  x: number,
  y: number,
  what: string,
): string {
  const fraction = (i: number): number => (2 * i) / (STRIP.steps - 1) - 1;
  const colors = Array.from({ length: STRIP.steps }, (_, i) => weightColor(fraction(i), 1));
  const strip = pngDataUri(Uint8Array.from(colors.flat()), STRIP.steps, 1, 4);
  const ends = [-largest, 0, largest];
  const place = (i: number): number => x + (STRIP.width * i) / 2;
  const options: Plot.PlotOptions = {
    ...{ width: x + STRIP.width + 40, height: y + LEGEND_HEIGHT, margin: 0 },
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.image([strip], {
        ...{ x: x + STRIP.width / 2, y: y + STRIP.height / 2, src: Plot.identity },
        ...{ width: STRIP.width, height: STRIP.height, preserveAspectRatio: 'none' },
      }),
      Plot.rect([0], {
        ...{ x1: x, y1: y, x2: x + STRIP.width, y2: y + STRIP.height },
        stroke: PALETTE.line.light,
      }),
      Plot.text(ends, {
        x: (_, i: number) => place(i),
        y: y + STRIP.height + 10,
        text: (value: number) => (value === 0 ? '0' : formatDecimals(value, 2)),
        fill: PALETTE.muted.light,
      }),
    ],
  };
  return (
    drawPlot(document, options) +
    textElement(x + STRIP.width + 34, y + STRIP.height - 1, what, { fill: PALETTE.muted.light })
  );
}
