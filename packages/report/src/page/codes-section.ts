import type { FigureOptions } from '../drawing/figure.js';
import { formatDecimals } from '../drawing/number-format.js';
import { codesFigure } from '../network-1998/codes-figure.js';
import { connectionsFigure } from '../network-1998/connections-figure.js';
import type { ConnectionTable, OutputCodes } from '../report-data.js';
import { html, type Markup } from './html.js';
import { figure, type Section } from './section.js';
import { foldedTable } from './table.js';

/** The bitmaps of the output units beside the mean codes of the classes, with their distances. */
export function codesSection(codes: OutputCodes | undefined, id: string, options: FigureOptions): Section[] {
  if (!codes) return [];
  const svg = codesFigure(codes, { ...options, id: `${id}-codes` });
  const caption = html`The bitmap of each digit, and the mean output of <code>${codes.layer}</code> for its images, in the same arrangement.`;
  const body = html`<p>Each output unit returns the squared distance from the code of an image to the bitmap of its digit. The smallest distance decides.</p>
${figure(svg, caption)}
${distancesTable(codes)}`;
  return [{ id: `${id}-codes-heading`, heading: 'Bitmaps and codes', body, half: true }];
}

/** The connection tables of the convolutions that have one. */
export function connectionsSection(
  tables: readonly ConnectionTable[],
  id: string,
  options: FigureOptions,
): Section[] {
  return tables.map((table, index) => {
    const svg = connectionsFigure(table, { ...options, id: `${id}-connections-${index + 1}` });
    const caption = html`The maps that each map of <code>${table.name}</code> reads: ${table.table.flat().length} of ${table.inputs * table.table.length} possible connections.`;
    const rows = table.table.map((maps, filter) => [filter, maps.join(', ')]);
    const data = { caption: `Connections of ${table.name}.`, heads: ['map', 'reads'], rows };
    return {
      id: `${id}-connections-${index + 1}-heading`,
      heading: html`Connections of <code>${table.name}</code>`,
      body: html`${figure(svg, caption)}
${foldedTable(data)}`,
      half: true,
    };
  });
}

function distancesTable({ centers, codes, penalties }: OutputCodes): Markup {
  return foldedTable({
    caption:
      'Penalties of the images of each digit, and the squared distance from their mean code to its bitmap.',
    heads: ['digit', 'mean penalty', 'mean penalty of the nearest other', 'distance of the mean code'],
    rows: codes.map((code, digit) => {
      const center = centers[digit] ?? [];
      const distance = code.reduce((sum, value, at) => sum + (value - (center[at] ?? 0)) ** 2, 0);
      const { own, nearestOther } = penalties[digit] ?? { own: Number.NaN, nearestOther: Number.NaN };
      return [digit, ...[own, nearestOther, distance].map((value) => formatDecimals(value, 2))];
    }),
  });
}
